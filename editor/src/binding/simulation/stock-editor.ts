import { AllSelection, type Transaction } from "@tiptap/pm/state";
import { ySyncPlugin } from "@tiptap/y-tiptap";
import { HeadlessEditor } from "./headless-editor.ts";
import { stockSchema } from "./test-schema.ts";

/** An editor with the binding that Tiptap brings. */
export function createStockEditor(id: number): HeadlessEditor {
  return new StockEditor({ id, schema: stockSchema, bind: (fragment) => ySyncPlugin(fragment) });
}

class StockEditor extends HeadlessEditor {
  /** Where it tells a caret from the document before, that binding looks for it in the one after, and may fail. */
  override dispatch(transaction: Transaction) {
    super.dispatch(transaction.setSelection(new AllSelection(transaction.doc)));
  }
}
