import type { StepMap, Transform } from "@tiptap/pm/transform";
import { around, markedRange, type Range } from "../changes/changed-ranges.ts";

/** Where one document was replaced by something else; `old…` in the document before, `new…` in the one after. */
export interface Span {
  oldFrom: number;
  oldTo: number;
  newFrom: number;
  newTo: number;
}

/**
 * Which positions of a document are which after some steps. It comes from the steps themselves, not from a comparison:
 * a letter typed into "aaaa" is known to be the third one.
 */
export class Alignment {
  /** In their order; what is between them is the same before and after. */
  readonly spans: readonly Span[];
  /** The part of each document outside of which nothing at all was changed, marks and attributes neither. */
  readonly window: Span;

  constructor(transforms: readonly Transform[], oldSize: number, newSize: number) {
    let spans: readonly Span[] = [];
    let touched: Range | undefined;
    for (const { steps, mapping } of transforms) {
      steps.forEach((step, index) => {
        const map = mapping.maps[index] as StepMap;
        touched &&= { from: map.map(touched.from, -1), to: map.map(touched.to, 1) };
        const range = markedRange(step);
        if (range) touched = touched ? around(touched, range) : range;
        spans = after(spans, map);
      });
    }
    this.spans = spans;
    this.window = windowOf(spans, touched, oldSize, newSize);
  }

  /** Where the token behind a position is now; `undefined` when it is gone. */
  toNew(position: number): number | undefined {
    const span = this.spans[this.#countUpTo(position) - 1];
    if (!span) return position;
    return position < span.oldTo ? undefined : position - span.oldTo + span.newTo;
  }

  /** The stretches of a part of the old document that are still there. */
  *kept(from: number, to: number): Generator<{ oldFrom: number; newFrom: number; size: number }> {
    for (let index = this.#countUpTo(from) - 1; index < this.spans.length; index += 1) {
      const [before, next] = [this.spans[index], this.spans[index + 1]];
      const [start, end] = [Math.max(before?.oldTo ?? 0, from), Math.min(next?.oldFrom ?? Infinity, to)];
      const shift = before ? before.newTo - before.oldTo : 0;
      if (start < end) yield { oldFrom: start, newFrom: start + shift, size: end - start };
      if (end >= to) return;
    }
  }

  /** How many spans begin at a position or before. */
  #countUpTo(position: number): number {
    let [low, high] = [0, this.spans.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.spans[middle] as Span).oldFrom <= position) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** The spans after one more step. What touches becomes one. */
function after(spans: readonly Span[], map: StepMap): readonly Span[] {
  const changes: Span[] = [];
  map.forEach((oldFrom, oldTo, newFrom, newTo) => changes.push({ oldFrom, oldTo, newFrom, newTo }));
  if (changes.length === 0) return spans;
  const result: Span[] = [];
  // `first` counts from the old document to the middle one, `second` from there to the new one.
  let [first, second] = [0, 0];
  let [a, b] = [0, 0];
  while (a < spans.length || b < changes.length) {
    const isFirst =
      b >= changes.length || (a < spans.length && (spans[a] as Span).newFrom <= (changes[b] as Span).oldFrom);
    const middleFrom = isFirst ? (spans[a] as Span).newFrom : (changes[b] as Span).oldFrom;
    let middleTo = middleFrom;
    const [oldFrom, newFrom] = [middleFrom - first, middleFrom + second];
    for (;;) {
      const [span, change] = [spans[a], changes[b]];
      if (span && span.newFrom <= middleTo) {
        middleTo = Math.max(middleTo, span.newTo);
        first = span.newTo - span.oldTo;
        a += 1;
      } else if (change && change.oldFrom <= middleTo) {
        middleTo = Math.max(middleTo, change.oldTo);
        second = change.newTo - change.oldTo;
        b += 1;
      } else break;
    }
    result.push({ oldFrom, oldTo: middleTo - first, newFrom, newTo: middleTo + second });
  }
  return result;
}

function windowOf(spans: readonly Span[], touched: Range | undefined, oldSize: number, newSize: number): Span {
  const newFrom = Math.min(spans[0]?.newFrom ?? newSize, touched?.from ?? newSize);
  const newTo = Math.max(spans.at(-1)?.newTo ?? 0, touched?.to ?? 0, newFrom);
  // Before the first span positions are the same, and behind the last one they are the same from the end.
  return { oldFrom: newFrom, oldTo: oldSize - (newSize - newTo), newFrom, newTo };
}
