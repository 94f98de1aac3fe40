import type { ObservedView } from "./observed-view.ts";

/**
 * Has a view read where the browser's caret is. The browser tells of a click or an arrow key a moment later; what others
 * write in that moment would put the caret back to where it was, and the next key would go there.
 */
export function readSelection(view: object) {
  const { composing, domObserver } = view as ObservedView;
  if (!domObserver || composing) return;
  // Changes of the page are read in their own time: what they are becomes an edit. That a name fades is none.
  const isEdited = domObserver.pendingRecords().some((record) => domObserver.registerMutation(record, []) !== null);
  if (!isEdited) domObserver.flush();
}
