import { Fragment, Slice } from "@tiptap/pm/model";
import type { Transaction } from "@tiptap/pm/state";
import { ReplaceAroundStep } from "@tiptap/pm/transform";

/** Makes a paragraph of the summary and puts what is under it behind that. The words keep their places in the steps. */
export function unfoldDetails(tr: Transaction, position: number) {
  const details = tr.doc.nodeAt(position);
  const { paragraph } = tr.doc.type.schema.nodes;
  if (!details?.firstChild || !details.lastChild || !paragraph) return;
  const [summary, content] = [details.firstChild, details.lastChild];
  const start = position + 1 + summary.nodeSize;
  const end = position + details.nodeSize;
  const emptied = details.copy(Fragment.from(content.copy(Fragment.from(paragraph.create()))));
  const behind = emptied.nodeSize - 1;
  tr.step(new ReplaceAroundStep(start, end, start + 1, end - 2, new Slice(Fragment.from(emptied), 1, 0), behind));
  const line = new Slice(Fragment.from(paragraph.create()), 0, 0);
  tr.step(new ReplaceAroundStep(position, start + behind, position + 2, start - 1, line, 1));
}
