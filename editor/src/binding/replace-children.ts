import { type Fragment, type Node, Slice } from "@tiptap/pm/model";
import type { Transaction } from "@tiptap/pm/state";
import { ReplaceAroundStep, ReplaceStep, type Step } from "@tiptap/pm/transform";

/**
 * Replaces children of a node by others, beginning at `position`, and leaves alone what is the same at both ends, also
 * inside the first and the last of them: so a paragraph that was split is split, and what stands on its words stays.
 */
export function replaceChildren(tr: Transaction, parent: Node, before: Fragment, after: Fragment, position: number) {
  const start = before.findDiffStart(after);
  if (start === null) return;
  const end = before.findDiffEnd(after) as { a: number; b: number };
  const overlap = Math.max(0, start - Math.min(end.a, end.b));
  const change = { position, from: start, to: end.a + overlap, newTo: end.b + overlap };
  const whole = parent.copy(after);
  const slice = whole.slice(start, change.newTo);
  const tries = [
    aroundWords(tr, whole, change),
    new ReplaceStep(position + start, position + change.to, slice),
    new ReplaceStep(position, position + before.size, new Slice(after, 0, 0)),
  ];
  const isDone = tries.some((step) => step && tr.maybeStep(step).failed === null);
  if (!isDone) throw new RangeError("The children cannot be replaced.");
}

/** What is replaced, counted from where the children begin. */
interface Replacement {
  position: number;
  from: number;
  to: number;
  newTo: number;
}

interface Words {
  start: number;
  content: Fragment;
}

const fewEnough = 2_000;

/**
 * A block that became another kind, or went into or out of another, is a new one in Yjs with the same words. When the
 * words are kept and only what is around them is replaced, the caret in them stays. A step can do so for one block: the
 * one with the caret, else the longest.
 */
function aroundWords(tr: Transaction, whole: Node, { position, from, to, newTo }: Replacement): Step | undefined {
  if (from === to || from === newTo) return undefined;
  const olds = wordsBetween(tr.doc, position + from, position + to);
  const { head } = tr.selection;
  const withCaret = olds.find(({ start, content }) => start <= head && head <= start + content.size);
  const news = wordsBetween(whole, from, newTo);
  if (!withCaret && olds.length * news.length > fewEnough) return undefined;
  let best: [old: Words, current: Words] | undefined;
  for (const old of withCaret ? [withCaret] : olds) {
    if (best && best[0].content.size >= old.content.size) continue;
    const current = news.find(({ content }) => content.size === old.content.size && content.eq(old.content));
    if (current) best = [old, current];
  }
  if (!best) return undefined;
  const [old, { start, content }] = best;
  const without = whole.replace(start, start + content.size, Slice.empty).slice(from, newTo - content.size);
  const [gapFrom, gapTo] = [old.start, old.start + content.size];
  return new ReplaceAroundStep(position + from, position + to, gapFrom, gapTo, without, start - from);
}

/** The blocks of text that are wholly between two positions, and have some. */
function wordsBetween(node: Node, from: number, to: number): Words[] {
  const found: Words[] = [];
  node.nodesBetween(from, to, ({ inlineContent, content }, position) => {
    const start = position + 1;
    if (inlineContent && content.size > 0 && start >= from && start + content.size <= to)
      found.push({ start, content });
    return !inlineContent;
  });
  return found;
}
