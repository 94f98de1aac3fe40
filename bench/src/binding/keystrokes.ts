import type { Node } from "prosemirror-model";
import type * as Y from "yjs";
import { textsOf } from "./long-document.ts";
import { createRandom } from "./random.ts";

/** One letter at one place: the how-manieth block of text, and how many letters stand before it there. */
export interface Keystroke {
  readonly block: number;
  readonly offset: number;
  readonly letter: string;
}

/** Letters all over a document, the same in every run. */
export function scatter(document: Y.Doc, count: number, seed: number): Keystroke[] {
  const lengths = textsOf(document).map((text) => text.length);
  const random = createRandom(seed);
  return Array.from({ length: count }, (): Keystroke => {
    const block = random(lengths.length);
    return { block, offset: random((lengths[block] as number) + 1), letter: letterOf(random(26)) };
  });
}

export function letterOf(index: number): string {
  return String.fromCharCode(97 + (index % 26));
}

/** Types them and returns what another's document has to be told of each. `authors` are client ids that take turns. */
export function record(document: Y.Doc, keystrokes: readonly Keystroke[], authors: readonly number[]): Uint8Array[] {
  const texts = textsOf(document);
  const updates: Uint8Array[] = [];
  const keep = (update: Uint8Array) => updates.push(update);
  document.on("update", keep);
  keystrokes.forEach(({ block, offset, letter }, index) => {
    document.clientID = authors[index % authors.length] as number;
    texts[block]?.insert(offset, letter);
  });
  document.off("update", keep);
  return updates;
}

/** Tells where in ProseMirror's document a keystroke belongs, also after others before it. */
export class Positions {
  readonly #starts: number[] = [];
  /** A Fenwick tree of the letters that came to each block of text. */
  readonly #grown: Int32Array;

  constructor(document: Node) {
    document.descendants((node, position) => {
      if (node.isTextblock) this.#starts.push(position + 1);
      return !node.isTextblock;
    });
    this.#grown = new Int32Array(this.#starts.length + 1);
  }

  /** Where it goes; afterwards it counts as typed. */
  take({ block, offset }: Keystroke): number {
    let position = (this.#starts[block] as number) + offset;
    for (let at = block; at > 0; at -= at & -at) position += this.#grown[at] as number;
    for (let at = block + 1; at < this.#grown.length; at += at & -at) this.#grown[at]! += 1;
    return position;
  }
}
