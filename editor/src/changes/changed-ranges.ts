import type { Transaction } from "@tiptap/pm/state";
import {
  AddMarkStep,
  AddNodeMarkStep,
  AttrStep,
  type Mappable,
  RemoveMarkStep,
  RemoveNodeMarkStep,
  type Step,
} from "@tiptap/pm/transform";

export interface Range {
  readonly from: number;
  readonly to: number;
}

/** More than that are told as one, which reaches from the first to the last. */
const most = 64;

/** Where steps did something, in the document after them. */
export function changedRanges(steps: readonly Step[]): readonly Range[] {
  let ranges: Range[] = [];
  for (const step of steps) {
    const map = step.getMap();
    const moved = ranges.map((range) => mapRange(range, map));
    ranges = [...moved, ...rangesOf(step)];
    const [first] = ranges;
    if (first && ranges.length > most) ranges = [ranges.reduce(around, first)];
  }
  return ranges;
}

/** Where those of several transactions that are asked for did something, in the document after the last of all. */
export function rangesOfSome(
  transactions: readonly Transaction[],
  isMeant: (transaction: Transaction) => boolean,
): readonly Range[] {
  return transactions.reduce<readonly Range[]>((ranges, transaction) => {
    const moved = ranges.map((range) => mapRange(range, transaction.mapping));
    return isMeant(transaction) ? [...moved, ...changedRanges(transaction.steps)] : moved;
  }, []);
}

/** From the beginning of the first to the end of the last. */
export function around(one: Range, other: Range): Range {
  return { from: Math.min(one.from, other.from), to: Math.max(one.to, other.to) };
}

/** Where a step set marks or attributes. It moves nothing, so its map says nothing. */
export function markedRange(step: Step): Range | undefined {
  if (step instanceof AddMarkStep || step instanceof RemoveMarkStep) return step;
  if (step instanceof AttrStep || step instanceof AddNodeMarkStep || step instanceof RemoveNodeMarkStep)
    return { from: step.pos, to: step.pos + 1 };
  return undefined;
}

function mapRange({ from, to }: Range, mapping: Mappable): Range {
  return { from: mapping.map(from, -1), to: mapping.map(to) };
}

function rangesOf(step: Step): Range[] {
  const marked = markedRange(step);
  if (marked) return [marked];
  const ranges: Range[] = [];
  step.getMap().forEach((_oldFrom, _oldTo, from, to) => ranges.push({ from, to }));
  return ranges;
}
