import { emojiList } from "./emoji-list.ts";

export interface Emoji {
  readonly emoji: string;
  /** As it is typed between colons. */
  readonly name: string;
}

interface Entry extends Emoji {
  readonly words: readonly string[];
}

const entries: Entry[] = emojiList
  .trim()
  .split("\n")
  .map((line) => {
    const [emoji = "", name = "", ...words] = line.split(" ");
    return { emoji, name, words: [name, ...words] };
  });

/** Emoji with these letters in a name: those that are called so first, then those that begin so. */
export function findEmoji(query: string): Emoji[] {
  const wanted = query.toLowerCase();
  if (wanted === "") return entries;
  const rank = ({ name, words }: Entry): number => {
    if (name === wanted) return 0;
    if (words.includes(wanted)) return 1;
    if (name.startsWith(wanted)) return 2;
    if (words.some((word) => word.startsWith(wanted))) return 3;
    return name.includes(wanted) ? 4 : 5;
  };
  const ranked = entries.map((entry) => ({ entry, rank: rank(entry) })).filter((each) => each.rank < 5);
  return ranked.toSorted((a, b) => a.rank - b.rank).map(({ entry }) => entry);
}
