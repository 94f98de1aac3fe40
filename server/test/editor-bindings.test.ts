// @vitest-environment happy-dom
import { EditorState } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import Quill from "quill";
import QuillCursors from "quill-cursors";
import { expect, onTestFinished, test } from "vitest";
import { yCollab } from "y-codemirror.next";
import { QuillBinding } from "y-quill";
import * as Y from "yjs";
import { type Client, enterAs } from "./client-kinds.ts";
import { startServer, until } from "./harness.ts";

// Editors and bindings nobody here wrote, each on one wire.

test("two CodeMirrors write one text through y-websocket", async () => {
  const server = await startServer();
  const [ann, bob] = [await enterAs("y-websocket", server, "code"), await enterAs("y-websocket", server, "code")];
  const [left, right] = [codeMirror(ann), codeMirror(bob)];
  left.dispatch({ changes: { from: 0, insert: "let a = 1;\n" } });
  await until(() => right.state.doc.toString() === "let a = 1;\n", "the right one has it");
  right.dispatch({ changes: { from: 4, to: 5, insert: "answer" } });
  left.dispatch({ changes: { from: left.state.doc.length, insert: "let b;\n" } });
  const both = "let answer = 1;\nlet b;\n";
  await until(() => left.state.doc.toString() === both && right.state.doc.toString() === both, "both have both");

  bob.awareness.setLocalStateField("user", { name: "Bob", color: "#30bced" });
  // A binding tells its caret only while it has the focus, which this document without a window cannot give it.
  const caret = Y.createRelativePositionFromTypeIndex(textIn(bob), 3);
  bob.awareness.setLocalStateField("cursor", { anchor: caret, head: caret });
  await until(() => caretsOfOthers(left).includes("Bob"), "Bob's caret is seen");

  await server.crash();
  await until(() => !ann.isSynced && !bob.isSynced, "both are offline");
  left.dispatch({ changes: { from: 0, insert: "// offline\n" } });
  await server.start();
  await until(() => right.state.doc.toString() === `// offline\n${both}`, "the offline edit has come");
});

test("two Quills write one text through a Hocuspocus provider", async () => {
  const server = await startServer();
  const ann = await enterAs("@hocuspocus/provider 4", server, "rich");
  const bob = await enterAs("@hocuspocus/provider 3", server, "rich");
  const [left, right] = [quill(ann), quill(bob)];
  left.insertText(0, "plain and bold", "user");
  left.formatText(10, 4, "bold", true, "user");
  await until(
    () => right.getText() === "plain and bold\n" && right.getFormat(12)["bold"] === true,
    "the right one has it",
  );
  expect(right.getFormat(3)).toEqual({});
  right.insertText(0, "quite ", "user");
  right.deleteText(6, 6, "user");
  await until(() => left.getText() === "quite and bold\n", "the left one has both");
  expect(left.getContents()).toEqual(right.getContents());
});

test("CodeMirror through y-websocket and Quill through Hocuspocus share a text", async () => {
  const server = await startServer();
  const code = codeMirror(await enterAs("y-websocket", server, "shared"));
  const rich = quill(await enterAs("@hocuspocus/provider 4", server, "shared"));
  code.dispatch({ changes: { from: 0, insert: "from code, " } });
  await until(() => rich.getText().startsWith("from code, "), "Quill has it");
  rich.insertText(11, "from Quill", "user");
  await until(() => code.state.doc.toString().startsWith("from code, from Quill"), "CodeMirror has it");
});

function textIn({ doc }: Client): Y.Text {
  return doc.getText("words");
}

function codeMirror(client: Client): EditorView {
  const text = textIn(client);
  const view = new EditorView({
    state: EditorState.create({ doc: text.toString(), extensions: [yCollab(text, client.awareness)] }),
    parent: document.body,
  });
  onTestFinished(() => view.destroy());
  return view;
}

function caretsOfOthers(view: EditorView): string[] {
  return [...view.dom.querySelectorAll(".cm-ySelectionInfo")].map(({ textContent }) => textContent ?? "");
}

function quill(client: Client): Quill {
  Quill.register("modules/cursors", QuillCursors, true);
  const editor = new Quill(document.body.appendChild(document.createElement("div")), { modules: { cursors: true } });
  const binding = new QuillBinding(textIn(client), editor, client.awareness);
  onTestFinished(() => binding.destroy());
  return editor;
}
