import type { Node } from "@tiptap/pm/model";

/** Whether a block has lost words at one end to blocks that came beside it, or has got there words of blocks that went. */
export function isSplitOrJoined(
  before: Node,
  after: Node,
  { came, gone, isBehind }: { came: readonly Node[]; gone: readonly Node[]; isBehind: boolean },
): boolean {
  const [old, current] = [before.textContent, after.textContent];
  const most = Math.min(old.length, current.length);
  let [head, tail] = [0, 0];
  while (head < most && old[head] === current[head]) head += 1;
  while (tail < most - head && old.at(-1 - tail) === current.at(-1 - tail)) tail += 1;
  if ((isBehind ? tail : head) > 0) return false;
  const lost = old.slice(head, old.length - tail);
  const gained = current.slice(head, current.length - tail);
  const has = (nodes: readonly Node[], words: string) =>
    words !== "" && nodes.some(({ textContent }) => textContent.includes(words));
  return has(came, lost) || has(gone, gained);
}
