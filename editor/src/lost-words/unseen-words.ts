import type { WrittenPart } from "../binding/lost-words.ts";

/** Where in the text that is there now something is missing. */
interface MissingPart {
  index: number;
  words: string;
}

const mostWork = 2_000_000;

/**
 * What nobody else has seen of a text and is not in another one that was made of it; `undefined` when that was not made of
 * it: then it would have all that others saw, in the same order.
 */
export function unseenWords(parts: readonly WrittenPart[], now: string): MissingPart[] | undefined {
  const before = parts.map(({ words }) => words).join("");
  const missing = before.length - now.length;
  const seen = parts.reduce((sum, part) => sum + (part.isSeen ? part.words.length : 0), 0);
  const isHardlySeen = 2 * seen < now.length;
  if (now === "" || (isHardlySeen && 2 * now.length < before.length)) return undefined;
  if (missing < 0 || before.length * (missing + 1) > mostWork) return undefined;
  const isSeen = parts.flatMap((part) => Array.from<boolean>({ length: part.words.length }).fill(part.isSeen));
  // For each letter, with how many left out before it one can get there: 1 by keeping the last letter, 2 by leaving it out.
  const ways = Array.from({ length: before.length + 1 }, () => new Uint8Array(missing + 1));
  (ways[0] as Uint8Array)[0] = 1;
  for (let at = 0; at < before.length; at++) {
    const [here, next] = [ways[at] as Uint8Array, ways[at + 1] as Uint8Array];
    for (let left = 0; left <= missing; left++) {
      if (here[left] === 0) continue;
      if (before[at] === now[at - left]) next[left] = 1;
      if (!isSeen[at] && left < missing && next[left + 1] === 0) next[left + 1] = 2;
    }
  }
  if (ways[before.length]?.[missing] === 0) return undefined;
  const found: MissingPart[] = [];
  let left = missing;
  for (let at = before.length; at > 0; at--) {
    if (ways[at]?.[left] === 1) continue;
    left -= 1;
    const index = at - 1 - left;
    const [first] = found;
    if (first?.index === index) first.words = before[at - 1] + first.words;
    else found.unshift({ index, words: before[at - 1] as string });
  }
  return found;
}
