import type { Node } from "@tiptap/pm/model";
import { readDocument } from "../read-node.ts";
import type { HeadlessEditor } from "./headless-editor.ts";
import type { Oracle } from "./oracle.ts";
import { throwReportedError } from "./reported-errors.ts";
import { isSame, isSameForOthers } from "./same-document.ts";

/** Holds an editor to this: it shows what a fresh look at its fragment shows, and the schema allows it. */
export function expectShown(editor: HeadlessEditor) {
  throwReportedError();
  const fresh = readDocument(editor.fragment, editor.state.schema);
  if (!isSame(fresh, editor.doc)) throw new Differs("a fresh look", editor, fresh);
  editor.doc.check();
}

/** Holds it to what others make of the same; `false` when they cannot read it. */
export function expectShownToOthers(editor: HeadlessEditor, oracle: Oracle): boolean {
  const theirs = oracle.read();
  if (!theirs) return false;
  if (!isSameForOthers(theirs, editor.doc)) throw new Differs("the oracle", editor, theirs);
  return true;
}

class Differs extends Error {
  constructor(whose: string, { doc, fragment }: HeadlessEditor, other: Node) {
    super(
      [
        "What is shown is another than what is there.",
        `shown: ${describe(doc)}`,
        `${whose}: ${describe(other)}`,
        `Yjs: ${fragment.toString()}`,
      ].join("\n"),
    );
  }
}

/** Attributes too, when the short form does not tell the difference. */
export function describe(doc: Node): string {
  return `${doc.toString()}\n  ${JSON.stringify(doc.toJSON())}`;
}
