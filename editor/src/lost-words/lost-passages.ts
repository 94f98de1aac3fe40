import type { Transaction } from "@tiptap/pm/state";
import type { RelativePosition } from "yjs";
import type { LostWords } from "../binding/lost-words.ts";

/** My words that went with something another person deleted. */
export interface LostPassage {
  readonly id: number;
  /** One for each block. */
  readonly paragraphs: readonly string[];
  /** Where it was. */
  readonly place: RelativePosition;
}

/** By when the edit is shown that took the words. */
const shownMs = 1_000;

/** What was lost and about which nobody has decided yet. What was only moved or turned into something else is not lost. */
export class LostPassages {
  readonly #listeners = new Set<() => void>();
  #passages: readonly LostPassage[] = [];
  #news: readonly LostWords[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #lastId = 0;

  readonly getState = (): readonly LostPassage[] => this.#passages;

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  lose(lost: readonly LostWords[]) {
    this.#news = [...this.#news, ...lost.filter(({ words }) => /[\p{L}\p{N}]/u.test(words))];
    this.#timer ??= setTimeout(() => this.#publish(), shownMs);
  }

  /** These are there again. */
  find(found: readonly LostWords[]) {
    this.#news = this.#news.filter((lost) => !found.includes(lost));
  }

  /** What the edit that took the words shows in other places is not lost. */
  see(transaction: Transaction) {
    if (this.#news.length === 0 || !transaction.docChanged) return;
    const added = addedText(transaction);
    this.#news = this.#news.filter(({ words }) => !added.includes(words.trim()));
  }

  dismiss(id: number) {
    this.#passages = this.#passages.filter((passage) => passage.id !== id);
    this.#tell();
  }

  stop() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #publish() {
    this.#timer = undefined;
    const [first] = this.#news;
    if (!first) return;
    this.#lastId += 1;
    const passage = { id: this.#lastId, paragraphs: this.#news.map(({ words }) => words), place: first.place };
    this.#news = [];
    this.#passages = [...this.#passages, passage];
    this.#tell();
  }

  #tell() {
    for (const listener of this.#listeners) listener();
  }
}

/** All that the blocks say in which something was done. */
function addedText({ mapping, doc }: Transaction): string {
  const parts: string[] = [];
  mapping.maps.forEach((map, index) => {
    const later = mapping.slice(index + 1);
    map.forEach((_oldFrom, _oldTo, from, to) => {
      const start = Math.max(0, later.map(from, -1) - 1);
      const end = Math.min(doc.content.size, later.map(to, 1) + 1);
      doc.nodesBetween(start, end, (node) => {
        if (node.isTextblock) parts.push(node.textBetween(0, node.content.size, "\n", " "));
        return !node.isTextblock;
      });
    });
  });
  return parts.join("\n");
}
