import type { Node } from "@tiptap/pm/model";
import type { ShownWords } from "../shown-words.ts";

export interface Counts {
  readonly words: number;
  /** As people see them: a letter with its accents is one. */
  readonly characters: number;
  /** Words in the scripts that put spaces between them, for which people need about the same time. */
  readonly spaced: number;
}

export const nothing: Counts = { words: 0, characters: 0, spaced: 0 };

/** Written without spaces between words. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const wordlike = /[\p{L}\p{N}]/u;
/** One code unit for each character one sees. */
const simple = /^[\u0020-\u024f\u0391-\u03c9\u0410-\u044f\s]*$/;

const segmenters = new Map<"word" | "grapheme", Intl.Segmenter>();
const known = new WeakMap<Node, Counts>();

/** What a block of text holds. Blocks never change, others take their places: each is counted once. */
export function countBlock(block: Node, wordsOf: ShownWords): Counts {
  const before = known.get(block);
  if (before) return before;
  const counts = countPart(block, 0, block.content.size, wordsOf);
  // What shows something else tomorrow is counted again.
  if (block.children.every(({ isText }) => isText)) known.set(block, counts);
  return counts;
}

/** What is between two places of a block. */
export function countPart(block: Node, from: number, to: number, wordsOf: ShownWords): Counts {
  return countText(block.textBetween(from, to, "\n", (node) => wordsOf(node) ?? " "));
}

export function countText(text: string): Counts {
  if (text === "") return nothing;
  let [words, spaced] = [0, 0];
  for (const part of text.split(/\s+/)) {
    if (!wordlike.test(part)) continue;
    if (unspaced.test(part)) words += segmentsOf("word", part);
    else {
      words += 1;
      spaced += 1;
    }
  }
  const visible = text.replaceAll("\n", "");
  const characters = simple.test(visible) ? visible.length : segmentsOf("grapheme", visible);
  return { words, characters, spaced };
}

export function sum(some: Counts, others: Counts): Counts {
  return {
    words: some.words + others.words,
    characters: some.characters + others.characters,
    spaced: some.spaced + others.spaced,
  };
}

/** How fast adults read to themselves: words a minute, and for words without spaces the same in characters. */
const wordsPerMinute = 238;
const unspacedWordsPerMinute = 260;

/** At least one, where there is anything to read. */
export function readingMinutes({ words, spaced }: Counts): number {
  return Math.ceil(spaced / wordsPerMinute + (words - spaced) / unspacedWordsPerMinute);
}

function segmentsOf(granularity: "word" | "grapheme", text: string): number {
  let segmenter = segmenters.get(granularity);
  if (!segmenter) segmenters.set(granularity, (segmenter = new Intl.Segmenter(undefined, { granularity })));
  let count = 0;
  for (const { isWordLike } of segmenter.segment(text)) if (granularity === "grapheme" || isWordLike) count += 1;
  return count;
}
