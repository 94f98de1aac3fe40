/** What ProseMirror's views have and do not tell in their types. */
interface ObservedView {
  readonly composing: boolean;
  readonly domObserver?: { flush(): void; pendingRecords(): readonly unknown[] };
}

/**
 * Has a view read where the browser's caret is. The browser tells of a click or an arrow key a moment later; what others
 * write in that moment would put the caret back to where it was, and the next key would go there.
 */
export function readSelection(view: object) {
  const { composing, domObserver } = view as ObservedView;
  // Changes of the page are read in their own time: what they are becomes an edit.
  if (domObserver && !composing && domObserver.pendingRecords().length === 0) domObserver.flush();
}
