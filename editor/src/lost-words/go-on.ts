import * as Y from "yjs";
import { type LostWords, wordsIn } from "../binding/lost-words.ts";
import { unseenWords } from "./unseen-words.ts";

export interface Insertion {
  words: string;
  place: Y.RelativePosition;
}

/** Fewer letters, of which there are several, say nothing. */
const fewest = 4;

/**
 * What of mine is missing in the text that others made of the one that was lost: of a heading, of an item that was moved.
 * `undefined` when there is none, or it says something else by now. No text follows two.
 */
export function whereItGoesOn({ parts = [], made = new Map() }: LostWords): Insertion[] | undefined {
  const found = [...made].flatMap(([text, words]) => {
    const missing = wordsIn(text) === words ? unseenWords(parts, words) : undefined;
    return missing ? [{ text, words, missing }] : [];
  });
  const [first] = found;
  if (!first || (found.length > 1 && first.words.length < fewest)) return undefined;
  made.delete(first.text);
  return first.missing.map(({ index, words }) => ({
    words,
    place: Y.createRelativePositionFromTypeIndex(first.text, index, -1),
  }));
}
