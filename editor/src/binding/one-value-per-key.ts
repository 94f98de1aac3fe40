import type { Mark, Node } from "@tiptap/pm/model";
import type { EditorState, Transaction } from "@tiptap/pm/state";
import { changedRanges } from "../changes/changed-ranges.ts";
import { keyOf } from "./formats.ts";
import { unknownNames } from "./unknown-content.ts";

/**
 * A text of Yjs has one value for each key. Where a mark was added that is stored under the key of something not understood
 * (a link to the value of a link that no link can have), that goes, as it does in Yjs.
 */
export function oneValuePerKey(transactions: readonly Transaction[], { doc, schema, tr }: EditorState) {
  if (!schema.marks[unknownNames.mark]) return undefined;
  for (const { from, to } of changedRanges(transactions.flatMap(({ steps }) => steps))) {
    doc.nodesBetween(from, Math.min(to, doc.content.size), (node, position) => {
      for (const mark of overwritten(node)) tr.removeMark(position, position + node.nodeSize, mark);
    });
  }
  return tr.docChanged ? tr : undefined;
}

function overwritten({ marks }: Node): readonly Mark[] {
  if (marks.length < 2) return [];
  const keys = marks.map(keyOf);
  return marks.filter(({ type }, index) => {
    const [first, last] = [keys.indexOf(keys[index] as string), keys.lastIndexOf(keys[index] as string)];
    return type.name === unknownNames.mark && (last > index || (first < index && marks[first]?.type !== type));
  });
}
