import type { Node } from "@tiptap/pm/model";
import type { NodeView, ViewMutationRecord } from "@tiptap/pm/view";
import { followWords } from "../text-direction.ts";
import { captionOf } from "./caption.ts";

/**
 * A table in the page: a frame, in it what scrolls when the table is wider than the line, and beside that the controls that
 * a component puts into the frame. Widths are set by script, so that no style stands in HTML.
 */
export class TableView implements NodeView {
  readonly dom = document.createElement("div");
  readonly contentDOM = document.createElement("tbody");
  readonly #columns = document.createElement("colgroup");
  readonly #table = document.createElement("table");
  readonly #caption = document.createElement("caption");
  #node: Node;

  constructor(node: Node) {
    const scroller = document.createElement("div");
    this.dom.className = "weft-table";
    scroller.className = "tableWrapper";
    this.#table.append(this.#columns, this.contentDOM);
    scroller.append(this.#table);
    this.dom.append(scroller);
    this.#node = node;
    this.#caption.contentEditable = "false";
    this.#showCaption(captionOf(node));
    this.#showHead();
    framedViews.set(this.dom, this);
  }

  update(node: Node): boolean {
    if (node.type !== this.#node.type) return false;
    const hasNewHead = node.firstChild !== this.#node.firstChild;
    this.#node = node;
    if (hasNewHead) this.#showHead();
    this.#showCaption(captionOf(node));
    return true;
  }

  /** Shows a width while it is being chosen; nothing is stored. */
  previewWidth(column: number, width: number) {
    this.#showWidths(widthsOf(this.#node).with(column, width));
  }

  /** A caret beside the cells is led into them, and what a browser wrote there is taken away: no document holds it. */
  ignoreMutation(mutation: ViewMutationRecord): boolean {
    if (mutation.type === "selection") return this.#caption.contains(mutation.target);
    if (this.contentDOM.contains(mutation.target)) return false;
    return ![mutation.target, ...mutation.addedNodes].some(isStray);
  }

  /** What is done to the controls is no matter of the text. */
  stopEvent({ target }: Event): boolean {
    return target instanceof Element && target.closest("[data-table-controls], caption") !== null;
  }

  #showCaption(words: string) {
    if (this.#caption.textContent !== words) this.#caption.textContent = words;
    if (words === "") this.#caption.remove();
    else if (this.#caption.parentNode !== this.#table) this.#table.prepend(this.#caption);
  }

  /** The first row says how wide the columns are, and on which side they begin. */
  #showHead() {
    this.#showWidths(widthsOf(this.#node));
    if (this.#node.firstChild) followWords(this.dom, this.#node.firstChild);
  }

  #showWidths(widths: readonly number[]) {
    while (this.#columns.childElementCount > widths.length) this.#columns.lastElementChild?.remove();
    for (const [index, width] of widths.entries()) {
      const column = this.#columns.children[index] ?? this.#columns.appendChild(document.createElement("col"));
      (column as HTMLElement).style.width = width > 0 ? `${width}px` : "";
    }
    const given = widths.reduce((sum, width) => sum + width, 0);
    const sharing = widths.filter((width) => width === 0).length;
    this.#table.style.width = sharing === 0 ? `${given}px` : "";
    this.#table.style.setProperty("--weft-given", `${given}px`);
    this.#table.style.setProperty("--weft-sharing", String(sharing));
  }
}

/** Words or a line break beside the cells that are neither of the caption nor of the controls. */
function isStray(node: globalThis.Node): boolean {
  const isWritten = node instanceof Text || node instanceof HTMLBRElement;
  return isWritten && node.parentElement?.closest("caption, [data-table-controls]") === null;
}

const framedViews = new WeakMap<Element, TableView>();

/** The view whose frame an element is. */
export function tableViewOf(frame: Element): TableView | undefined {
  return framedViews.get(frame);
}

/** By column, as the first row says them; 0 where it takes what is left. */
export function widthsOf(table: Node): number[] {
  return (table.firstChild?.children ?? []).flatMap(({ attrs: { colspan, colwidth } }) =>
    Array.from({ length: colspan }, (_, index): number => colwidth?.[index] ?? 0),
  );
}
