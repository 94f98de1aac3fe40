import { Plugin } from "@tiptap/pm/state";
import { CellSelection } from "@tiptap/pm/tables";
import { Mapping } from "@tiptap/pm/transform";

/** Cells that were cut stay selected: what is pasted then goes back into them. */
export function stayOnCutCells(): Plugin {
  return new Plugin({
    appendTransaction(transactions, { selection }, { doc, tr }) {
      const isCut = transactions.some((transaction) => transaction.getMeta("uiEvent") === "cut");
      if (!isCut || !(selection instanceof CellSelection)) return undefined;
      const mapping = new Mapping(transactions.flatMap(({ mapping: { maps } }) => maps));
      return tr.setSelection(selection.map(doc, mapping));
    },
  });
}
