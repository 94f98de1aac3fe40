import type { Editor } from "@tiptap/core";
import type { Transaction } from "@tiptap/pm/state";
import { WhenIdle } from "../idle/when-idle.ts";
import { hashOfBlock } from "../links/block-links.ts";
import { positionAt } from "../surface/visible.ts";
import { type Heading, headingAt, headingsOf } from "./headings.ts";

export interface OutlineEntry {
  readonly level: number;
  readonly text: string;
  /** Leads to it. */
  readonly hash: string;
}

export interface OutlineState {
  readonly entries: readonly OutlineEntry[];
  /** The section one is in; -1 before the first. */
  readonly current: number;
}

const settleMs = 200;
/** Below the bars at the top of the window. */
const readingHeight = 140;
/** How long what one has moved the caret to counts more than what scrolls by. */
const caretMs = 400;

/** The headings of a document, and in whose section one is. It tells only of what has become another. */
export class Outline {
  readonly #editor: Editor;
  readonly #listeners = new Set<() => void>();
  readonly #again = new WhenIdle(() => this.#read(), settleMs);
  #headings: readonly Heading[] = [];
  #state: OutlineState = { entries: [], current: -1 };
  #frame = 0;
  #caretMovedAt = -Infinity;

  constructor(editor: Editor) {
    this.#editor = editor;
  }

  start() {
    this.#editor.on("transaction", this.#onTransaction);
    document.addEventListener("scroll", this.#onScroll, { capture: true, passive: true });
    this.#read();
    this.#follow();
  }

  stop() {
    this.#again.cancel();
    cancelAnimationFrame(this.#frame);
    this.#editor.off("transaction", this.#onTransaction);
    document.removeEventListener("scroll", this.#onScroll, { capture: true });
  }

  readonly getState = (): OutlineState => this.#state;

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** Where a heading begins now. */
  positionOf(index: number): number | undefined {
    this.#read();
    return this.#headings[index]?.position;
  }

  #read() {
    if (this.#editor.isDestroyed) return;
    const { state } = this.#editor;
    this.#headings = headingsOf(state.doc);
    const entries = this.#headings.map(({ level, text, position }) => ({
      level,
      text,
      hash: hashOfBlock(state, position) ?? "",
    }));
    if (!areSame(entries, this.#state.entries)) this.#tell({ ...this.#state, entries });
  }

  #follow(position = positionAt(this.#editor.view, readingHeight)) {
    const current = headingAt(this.#headings, position);
    if (current !== this.#state.current) this.#tell({ ...this.#state, current });
  }

  #tell(state: OutlineState) {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }

  readonly #onTransaction = ({ transaction }: { transaction: Transaction }) => {
    if (transaction.docChanged) this.#again.ask();
    if (!transaction.selectionSet || !this.#editor.isFocused) return;
    this.#caretMovedAt = performance.now();
    this.#follow(transaction.selection.head);
  };

  readonly #onScroll = () => {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => {
      if (this.#editor.isDestroyed || performance.now() - this.#caretMovedAt < caretMs) return;
      this.#follow();
    });
  };
}

function areSame(some: readonly OutlineEntry[], others: readonly OutlineEntry[]): boolean {
  return (
    some.length === others.length &&
    some.every(({ level, text, hash }, index) => {
      const other = others[index];
      return level === other?.level && text === other.text && hash === other.hash;
    })
  );
}
