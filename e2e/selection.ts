/** What runs in the page to place and to read a selection. A word may stand in several text nodes. */

/** Selects the first occurrence of the words, from its beginning to its end; or puts the caret behind it. */
export async function select(text: Element, { words, isCaret }: { words: string; isCaret: boolean }): Promise<void> {
  const start = text.textContent.indexOf(words);
  if (start < 0) throw new Error(`There is no “${words}”.`);
  const place = (offset: number, isEnd: boolean): [Node, number] => {
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    let passed = 0;
    for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
      const isInside = isEnd ? offset <= passed + node.length : offset < passed + node.length;
      if (isInside) return [node, offset - passed];
      passed += node.length;
    }
    return [text, text.childNodes.length];
  };
  text.closest<HTMLElement>("[contenteditable]")?.focus({ preventScroll: true });
  const end = place(start + words.length, true);
  getSelection()?.setBaseAndExtent(...(isCaret ? end : place(start, false)), ...end);
  // The editor hears of it in a task of its own.
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}

/** The blocks in which the selection begins and ends, as text, with `|` for the caret or `[` and `]` for its ends. */
export function readSelection(): string {
  const selection = getSelection();
  if (!selection || selection.rangeCount === 0) return "";
  const { startContainer, startOffset, endContainer, endOffset, collapsed } = selection.getRangeAt(0);
  const blockOf = (node: Node) =>
    (node instanceof Element ? node : node.parentElement)?.closest("p, h1, h2, h3, h4, h5, h6, pre") ?? node;
  const textBetween = (from: [Node, number], to: [Node, number]) => {
    const range = document.createRange();
    range.setStart(...from);
    range.setEnd(...to);
    return range.toString();
  };
  const [first, last] = [blockOf(startContainer), blockOf(endContainer)];
  const before = textBetween([first, 0], [startContainer, startOffset]);
  const within = textBetween([startContainer, startOffset], [endContainer, endOffset]);
  const after = textBetween([endContainer, endOffset], [last, last.childNodes.length]);
  return collapsed ? `${before}|${after}` : `${before}[${within}]${after}`;
}

/** What is written, as HTML without whatever the editor and the browser add. */
export function readShape(text: Element): string {
  const copy = text.cloneNode(true) as Element;
  for (const extra of copy.querySelectorAll(
    ".weft-caret, .ProseMirror-trailingBreak, .ProseMirror-separator, [data-table-controls]",
  ))
    extra.remove();
  for (const wrapper of copy.querySelectorAll(".weft-selection, .weft-found, .weft-table, .tableWrapper"))
    wrapper.replaceWith(...wrapper.childNodes);
  for (const element of copy.querySelectorAll("*"))
    for (const name of element.getAttributeNames()) element.removeAttribute(name);
  return copy.innerHTML;
}
