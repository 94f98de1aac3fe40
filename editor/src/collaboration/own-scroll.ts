import type { Editor } from "@tiptap/core";
import { placeKept } from "../layout/keep-place.ts";
import { scrollerOf } from "../layout/scroller-of.ts";

interface Mark {
  readonly scrolled: number;
  /** Something of the text, and how high in the window it was. */
  readonly element: Element;
  readonly top: number;
}

/** Tells of scrolling that somebody means, also by the scrollbar: not of what the program scrolls, and not of what keeps words in their place when others write above them. */
export class OwnScroll {
  readonly #editor: Editor;
  readonly #onScroll: () => void;
  #mark: Mark | undefined;

  constructor(editor: Editor, onScroll: () => void) {
    this.#editor = editor;
    this.#onScroll = onScroll;
  }

  start() {
    this.note();
    document.addEventListener("scroll", this.#look, { capture: true, passive: true });
    this.#editor.view.dom.addEventListener(placeKept, this.#note);
  }

  stop() {
    document.removeEventListener("scroll", this.#look, { capture: true });
    this.#editor.view.dom.removeEventListener(placeKept, this.#note);
  }

  /** Whatever was scrolled until now, nobody meant. */
  note() {
    const { dom } = this.#editor.view;
    const { left, right } = dom.getBoundingClientRect();
    const element = document.elementFromPoint((left + right) / 2, innerHeight / 2);
    const isOfText = element !== null && element !== dom && dom.contains(element);
    this.#mark = isOfText
      ? { scrolled: scrollerOf(dom).scrollTop, element, top: element.getBoundingClientRect().top }
      : undefined;
  }

  readonly #note = () => this.note();

  readonly #look = () => {
    const before = this.#mark;
    this.note();
    if (!before?.element.isConnected) return;
    const { scrollTop, scrollHeight, clientHeight } = scrollerOf(this.#editor.view.dom);
    // A text that gets shorter at its end is scrolled back by that.
    const isAtEnd = scrollTop + clientHeight >= scrollHeight - 1;
    const scrolled = scrollTop - before.scrolled;
    const moved = before.top - before.element.getBoundingClientRect().top;
    if (!isAtEnd && Math.abs(scrolled) > 1 && Math.abs(scrolled - moved) <= 1) this.#onScroll();
  };
}
