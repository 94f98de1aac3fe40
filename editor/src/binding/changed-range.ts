import {
  AddMarkStep,
  AddNodeMarkStep,
  AttrStep,
  RemoveMarkStep,
  RemoveNodeMarkStep,
  type Step,
} from "@tiptap/pm/transform";

export interface Range {
  readonly from: number;
  readonly to: number;
}

/** From the first to the last place where steps did something, in the document after them. */
export function changedRange(steps: readonly Step[]): Range | undefined {
  let range: Range | undefined;
  for (const step of steps) {
    const map = step.getMap();
    const ranges = rangesOf(step);
    if (range) ranges.push({ from: map.map(range.from, -1), to: map.map(range.to) });
    const [first] = ranges;
    range = first && ranges.reduce(around, first);
  }
  return range;
}

function around(one: Range, other: Range): Range {
  return { from: Math.min(one.from, other.from), to: Math.max(one.to, other.to) };
}

/** Steps that set marks and attributes move nothing, so their maps say nothing. */
function rangesOf(step: Step): Range[] {
  if (step instanceof AddMarkStep || step instanceof RemoveMarkStep) return [step];
  if (step instanceof AttrStep || step instanceof AddNodeMarkStep || step instanceof RemoveNodeMarkStep)
    return [{ from: step.pos, to: step.pos + 1 }];
  const ranges: Range[] = [];
  step.getMap().forEach((_oldFrom, _oldTo, from, to) => ranges.push({ from, to }));
  return ranges;
}
