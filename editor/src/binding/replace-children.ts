import { type Fragment, type Node, Slice } from "@tiptap/pm/model";
import type { Transaction } from "@tiptap/pm/state";
import { ReplaceAroundStep, ReplaceStep } from "@tiptap/pm/transform";

/**
 * Replaces children of a node by others, beginning at `position`, and leaves alone what is the same at both ends, also
 * inside the first and the last of them: so a paragraph that was split is split, and what stands on its words stays.
 */
export function replaceChildren(tr: Transaction, parent: Node, before: Fragment, after: Fragment, position: number) {
  const { from, oldTo: to, newTo } = difference(before, after);
  if (from === to && from === newTo) return;
  const change = { position, from, to, newTo };
  const whole = parent.copy(after);
  if (aroundWords(tr, whole, change)) return;
  const tries = [
    new ReplaceStep(position + from, position + to, whole.slice(from, newTo)),
    new ReplaceStep(position, position + before.size, new Slice(after, 0, 0)),
  ];
  const isDone = tries.some((step) => tr.maybeStep(step).failed === null);
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
 * one with the caret, else the longest. The one with the caret may have letters that whoever replaced it did not see.
 */
function aroundWords(tr: Transaction, whole: Node, { position, from, to, newTo }: Replacement): boolean {
  if (from === to || from === newTo) return false;
  const olds = wordsBetween(tr.doc, position + from, position + to);
  const { head: caret } = tr.selection;
  const withCaret = olds.find(({ start, content }) => start <= caret && caret <= start + content.size);
  const news = wordsBetween(whole, from, newTo);
  if (!withCaret && olds.length * news.length > fewEnough) return false;
  const best = sameWords(withCaret ? [withCaret] : olds, news) ?? (withCaret && mostlySame(withCaret, news));
  if (!best) return false;
  const [old, { start, content }] = best;
  const without = whole.replace(start, start + content.size, Slice.empty).slice(from, newTo - content.size);
  const [gapFrom, gapTo] = [old.start, old.start + old.content.size];
  const step = new ReplaceAroundStep(position + from, position + to, gapFrom, gapTo, without, start - from);
  if (tr.maybeStep(step).failed !== null) return false;
  const at = position + start;
  const {
    from: first,
    oldTo,
    newTo: last,
  } = endingAt(caret - old.start, old.content, difference(old.content, content));
  if (first < oldTo || first < last) tr.replace(at + first, at + oldTo, new Slice(content.cut(first, last), 0, 0));
  return true;
}

/** What is only left out may be one of several that look the same: the one before the caret was written last. */
function endingAt(caret: number, words: Fragment, { from, oldTo, newTo }: Difference): Difference {
  const shift = oldTo - caret;
  const canMove = from === newTo && shift > 0 && shift <= from;
  if (!canMove || !words.cut(from - shift, from).eq(words.cut(oldTo - shift, oldTo))) return { from, oldTo, newTo };
  return { from: from - shift, oldTo: caret, newTo: newTo - shift };
}

type SameWords = readonly [old: Words, current: Words];

function sameWords(olds: readonly Words[], news: readonly Words[]): SameWords | undefined {
  let best: SameWords | undefined;
  for (const old of olds) {
    if (best && best[0].content.size >= old.content.size) continue;
    const current = news.find(({ content }) => content.size === old.content.size && content.eq(old.content));
    if (current) best = [old, current];
  }
  return best;
}

/** More than half of either is the same as in the other, at their ends. */
function mostlySame(old: Words, news: readonly Words[]): SameWords | undefined {
  let [most, best] = [0, undefined as Words | undefined];
  for (const current of news) {
    const { from, oldTo } = difference(old.content, current.content);
    const kept = old.content.size - (oldTo - from);
    if (kept <= most || 2 * kept <= Math.max(old.content.size, current.content.size)) continue;
    [most, best] = [kept, current];
  }
  return best && [old, best];
}

interface Difference {
  from: number;
  oldTo: number;
  newTo: number;
}

/** What is between the same beginning and the same end. */
function difference(old: Fragment, current: Fragment): Difference {
  const from = old.findDiffStart(current);
  if (from === null) return { from: old.size, oldTo: old.size, newTo: current.size };
  const end = old.findDiffEnd(current) as { a: number; b: number };
  const overlap = Math.max(0, from - Math.min(end.a, end.b));
  return { from, oldTo: end.a + overlap, newTo: end.b + overlap };
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
