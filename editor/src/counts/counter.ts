import type { Editor } from "@tiptap/core";
import type { Transaction } from "@tiptap/pm/state";
import { idleMoment, WhenIdle } from "../idle/when-idle.ts";
import { type ShownWords, shownWordsIn } from "../shown-words.ts";
import { countBlock, type Counts, nothing, sum } from "./count-block.ts";
import { countSelection } from "./count-selection.ts";

export interface CountsState {
  readonly document: Counts;
  /** Of what is selected; nothing where nothing is. */
  readonly selection: Counts | undefined;
}

const settleMs = 300;
/** Blocks that are counted at a time. */
const portion = 300;

/** Counts what a document holds and what is selected, in calm moments. */
export class Counter {
  readonly #editor: Editor;
  readonly #wordsOf: ShownWords;
  readonly #listeners = new Set<() => void>();
  readonly #again = new WhenIdle(() => void this.#count(), settleMs);
  #state: CountsState = { document: nothing, selection: undefined };
  #isCounting = false;

  constructor(editor: Editor) {
    this.#editor = editor;
    this.#wordsOf = shownWordsIn(editor);
  }

  start() {
    this.#editor.on("transaction", this.#onTransaction);
    this.#again.ask();
  }

  stop() {
    this.#again.cancel();
    this.#editor.off("transaction", this.#onTransaction);
  }

  readonly getState = (): CountsState => this.#state;

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  async #count() {
    if (this.#isCounting) return this.#again.ask();
    this.#isCounting = true;
    const { doc, selection } = this.#editor.state;
    let total = nothing;
    for (let index = 0; index < doc.childCount; index += 1) {
      if (index % portion === portion - 1) await idleMoment();
      total = sum(total, countWithin(doc.child(index), this.#wordsOf));
    }
    this.#isCounting = false;
    this.#tell({ document: total, selection: countSelection(selection, this.#wordsOf) });
  }

  #tell(next: CountsState) {
    if (JSON.stringify(next) === JSON.stringify(this.#state)) return;
    this.#state = next;
    for (const listener of this.#listeners) listener();
  }

  readonly #onTransaction = ({ transaction }: { transaction: Transaction }) => {
    const wasSelected = this.#state.selection !== undefined;
    const isSelected = !transaction.selection.empty;
    if (transaction.docChanged || (transaction.selectionSet && (isSelected || wasSelected))) this.#again.ask();
  };
}

type Node = Editor["state"]["doc"];

function countWithin(block: Node, wordsOf: ShownWords): Counts {
  if (block.isTextblock) return countBlock(block, wordsOf);
  let total = nothing;
  block.forEach((child) => {
    if (!child.isLeaf) total = sum(total, countWithin(child, wordsOf));
  });
  return total;
}
