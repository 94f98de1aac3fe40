import type { EditorState } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import type { Messages } from "../../messages/english.ts";
import { drawIcon } from "../../ui/draw-icon.ts";
import { type Foldable, foldableAround } from "./foldable.ts";
import { isFolded } from "./folds.ts";
import { toggleFold } from "./toggle-fold.ts";

const gap = 2;
/** Between a list's marker and its words. */
const marker = 18;

/**
 * One button for whatever can be folded, beside that which the pointer or else the caret is at. One for each block would
 * cost as much as the document is long.
 */
export class FoldButton {
  readonly #view: EditorView;
  readonly #messages: Messages["prose"]["fold"];
  readonly #button = document.createElement("button");
  #hovered: Element | null = null;
  #frame = 0;
  #shown: Foldable | undefined;

  constructor(view: EditorView, messages: Messages["prose"]["fold"]) {
    this.#view = view;
    this.#messages = messages;
    this.#button.type = "button";
    this.#button.className = "weft-fold-button";
    this.#button.tabIndex = -1;
    this.#button.hidden = true;
    this.#button.append(drawIcon(["m6 9 6 6 6-6"]));
    this.#button.addEventListener("mousedown", (event) => event.preventDefault());
    this.#button.addEventListener("click", this.#toggle);
    view.dom.parentElement?.append(this.#button);
    view.dom.addEventListener("pointermove", this.#onMove);
    view.dom.parentElement?.addEventListener("pointerleave", this.#onLeave);
  }

  update(before: EditorState) {
    const { doc, selection } = this.#view.state;
    const isSame = doc === before.doc;
    if (isSame && selection.eq(before.selection)) return;
    if (!isSame) this.#hovered = null;
    this.#schedule();
  }

  destroy() {
    cancelAnimationFrame(this.#frame);
    this.#view.dom.removeEventListener("pointermove", this.#onMove);
    this.#button.remove();
  }

  readonly #onMove = ({ target, pointerType }: PointerEvent) => {
    const head =
      target instanceof Element && pointerType === "mouse" ? target.closest("li, h1, h2, h3, h4, h5, h6") : null;
    if (head === this.#hovered || (head === null && this.#button.matches(":hover"))) return;
    this.#hovered = head;
    this.#schedule();
  };

  readonly #onLeave = () => {
    this.#hovered = null;
    this.#schedule();
  };

  readonly #toggle = () => {
    if (!this.#shown) return;
    const { state } = this.#view;
    const transaction = state.tr;
    toggleFold(transaction, this.#shown.position);
    this.#view.dispatch(transaction);
    this.#schedule();
  };

  #schedule() {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.#show());
  }

  #show() {
    const view = this.#view;
    if (view.isDestroyed) return;
    const found = this.#atPointer() ?? (view.hasFocus() ? foldableAround(view.state.selection.$head) : undefined);
    // Details have a button of their own, and what is folded has one at the end of its head.
    this.#shown = found?.node.type.name === "details" || (found && isFolded(view.state, found)) ? undefined : found;
    const element = this.#shown && view.nodeDOM(this.#shown.position);
    const isHidden = !(element instanceof HTMLElement);
    if (isHidden !== this.#button.hidden) this.#button.hidden = isHidden;
    if (this.#shown && element instanceof HTMLElement) this.#place(this.#shown, element);
  }

  #atPointer(): Foldable | undefined {
    const head = this.#hovered?.matches("li") ? this.#hovered.querySelector("p") : this.#hovered;
    if (!head || !this.#view.dom.contains(head)) return undefined;
    return foldableAround(this.#view.state.doc.resolve(this.#view.posAtDOM(head, 0)));
  }

  #place({ position, node }: Foldable, element: HTMLElement) {
    const isItem = !node.isTextblock;
    const line = this.#view.coordsAtPos(position + (isItem ? 2 : 1));
    const box = element.getBoundingClientRect();
    const frame = this.#button.offsetParent?.getBoundingClientRect() ?? box;
    const isRightToLeft = getComputedStyle(element).direction === "rtl";
    const start = isRightToLeft ? frame.right - box.right : box.left - frame.left;
    const size = this.#button.offsetWidth;
    this.#button.style.insetInlineStart = "";
    this.#button.style[isRightToLeft ? "right" : "left"] =
      `${start - size - (node.type.name === "listItem" ? marker : gap)}px`;
    this.#button.style[isRightToLeft ? "left" : "right"] = "auto";
    this.#button.style.top = `${(line.top + line.bottom - size) / 2 - frame.top}px`;
    this.#button.setAttribute("aria-label", this.#messages.fold);
    this.#button.title = this.#messages.fold;
  }
}
