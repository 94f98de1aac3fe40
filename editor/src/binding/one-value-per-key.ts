import type { Mark, Node } from "@tiptap/pm/model";
import type { EditorState, Transaction } from "@tiptap/pm/state";
import { AddMarkStep, type Step } from "@tiptap/pm/transform";
import { keyOf } from "./formats.ts";
import { unknownNames } from "./unknown-content.ts";

/**
 * A text of Yjs has one value for each key. Where a mark was added that is stored under the key of something not understood
 * (a link to the value of a link that no link can have), that goes, as it does in Yjs.
 */
export function oneValuePerKey(transactions: readonly Transaction[], { doc, schema, tr }: EditorState) {
  if (!schema.marks[unknownNames.mark]) return undefined;
  const range = changedRange(transactions);
  if (!range) return undefined;
  doc.nodesBetween(range.from, Math.min(range.to, doc.content.size), (node, position) => {
    for (const mark of overwritten(node)) tr.removeMark(position, position + node.nodeSize, mark);
  });
  return tr.docChanged ? tr : undefined;
}

interface Range {
  readonly from: number;
  readonly to: number;
}

function overwritten({ marks }: Node): readonly Mark[] {
  if (marks.length < 2) return [];
  const keys = marks.map(keyOf);
  return marks.filter(({ type }, index) => {
    const [first, last] = [keys.indexOf(keys[index] as string), keys.lastIndexOf(keys[index] as string)];
    return type.name === unknownNames.mark && (last > index || (first < index && marks[first]?.type !== type));
  });
}

/** From the first to the last change. */
function changedRange(transactions: readonly Transaction[]): Range | undefined {
  let range: Range | undefined;
  for (const step of transactions.flatMap((tr) => tr.steps)) {
    const map = step.getMap();
    const ranges = rangesOf(step);
    if (range) ranges.push({ from: map.map(range.from, -1), to: map.map(range.to) });
    if (ranges.length > 0)
      range = { from: Math.min(...ranges.map(({ from }) => from)), to: Math.max(...ranges.map(({ to }) => to)) };
  }
  return range;
}

function rangesOf(step: Step): Range[] {
  if (step instanceof AddMarkStep) return [step];
  const ranges: Range[] = [];
  step.getMap().forEach((_oldFrom, _oldTo, from, to) => ranges.push({ from, to }));
  return ranges;
}
