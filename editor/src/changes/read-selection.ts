import type { ObservedView } from "./observed-view.ts";

/**
 * Has a view read where the browser's caret is. The browser tells of a click or an arrow key a moment later; what others
 * write in that moment would put the caret back to where it was, and the next key would go there.
 */
export function readSelection(view: object) {
  const { composing, domObserver } = view as ObservedView;
  // Changes of the page are read in their own time: what they are becomes an edit.
  if (domObserver && !composing && !hasUnreadEdits(view)) domObserver.flush();
}

/**
 * Whether something was written into the page that the view has not read: until then positions lead to other places in
 * the page, or to none. On Android it reads a deletion some milliseconds later. That a name fades is no edit.
 */
export function hasUnreadEdits(view: object): boolean {
  const { domObserver } = view as ObservedView;
  if (!domObserver) return false;
  return domObserver.pendingRecords().some((record) => domObserver.registerMutation(record, []) !== null);
}
