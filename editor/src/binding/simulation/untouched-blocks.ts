import type { Node } from "@tiptap/pm/model";
import type * as Y from "yjs";
import type { HeadlessEditor } from "./headless-editor.ts";
import { report } from "./reported-errors.ts";

/** Holds an editor to this: what others write leaves every block they did not touch the very same object. */
export function watchUntouchedBlocks(editor: HeadlessEditor) {
  let before: { types: unknown[]; doc: Node } | undefined;
  editor.document.on("beforeTransaction", ({ origin }: Y.Transaction) => {
    before = origin === editor.binding ? undefined : seen(editor);
  });
  editor.document.on("afterTransaction", (transaction: Y.Transaction) => {
    const after = seen(editor);
    if (!before || !after || editor.composing) return;
    const [old, touched] = [before, transaction.changedParentTypes as Map<unknown, unknown>];
    after.types.forEach((type, index) => {
      const was = old.types.indexOf(type);
      if (was < 0 || touched.has(type) || old.doc.child(was) === after.doc.child(index)) return;
      report(new Error(`block ${index} of ${after.doc.toString()} was made anew`));
    });
  });
}

/** Nothing when what is shown is not, block for block, what is there. */
function seen({ fragment, doc }: HeadlessEditor): { types: unknown[]; doc: Node } | undefined {
  const types = fragment.toArray();
  const isPlain = types.length === doc.childCount;
  return isPlain ? { types, doc } : undefined;
}
