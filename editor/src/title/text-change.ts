/** One replacement in a text: what was typed, deleted or pasted at once. */
export interface TextChange {
  index: number;
  deleted: number;
  inserted: string;
}

/**
 * What turned `before` into `after`. Where several answers are right ("aa" became "aaa"), it is the one that ends at
 * the caret, where the person typed.
 */
export function findChange(before: string, after: string, caret: number): TextChange | undefined {
  if (before === after) return undefined;
  const longestSuffix = Math.min(before.length, after.length - caret);
  let suffix = 0;
  while (suffix < longestSuffix && before[before.length - 1 - suffix] === after[after.length - 1 - suffix]) suffix += 1;
  const longestPrefix = Math.min(before.length, after.length) - suffix;
  let index = 0;
  while (index < longestPrefix && before[index] === after[index]) index += 1;
  return {
    index,
    deleted: before.length - suffix - index,
    inserted: after.slice(index, after.length - suffix),
  };
}

/** A change of somebody else's, as Yjs tells it. */
export type Delta = readonly { retain?: number; delete?: number; insert?: unknown }[];

/** Where a position is after somebody else's change. */
export function mapIndex(delta: Delta, index: number): number {
  let at = 0;
  let mapped = index;
  for (const part of delta) {
    if (at > index) break;
    if (part.retain !== undefined) {
      at += part.retain;
    } else if (part.delete !== undefined) {
      mapped -= Math.min(part.delete, index - at);
      at += part.delete;
    } else if (typeof part.insert === "string" && at < index) {
      mapped += part.insert.length;
    }
  }
  return Math.max(0, mapped);
}
