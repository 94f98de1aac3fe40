// @vitest-environment happy-dom
import { Editor, Extension } from "@tiptap/core";
import { Plugin } from "@tiptap/pm/state";
import { expect, onTestFinished, test, vi } from "vitest";
import * as Y from "yjs";
import { bindingOf } from "../binding/binding-plugin.ts";
import { undo } from "../binding/undo.ts";
import { boundDocument } from "../collaboration/bound-document.ts";
import { contentOf } from "../collaboration/roots.ts";
import { english } from "../messages/english.ts";
import { documentExtensions } from "../surface/document-extensions.ts";
import { equip } from "../surface/equip.ts";
import { addExtensions } from "./add-extensions.ts";

function bound() {
  const document = new Y.Doc();
  const editor = new Editor({
    element: window.document.body.appendChild(window.document.createElement("div")),
    extensions: [...documentExtensions(english), boundDocument(contentOf(document), {})],
    injectCSS: false,
  });
  onTestFinished(() => editor.destroy());
  return { document, editor };
}

/** Writes as somebody else does. */
function writesElsewhere(document: Y.Doc, change: (content: Y.XmlFragment) => void) {
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(document));
  other.transact(() => change(contentOf(other)));
  Y.applyUpdate(document, Y.encodeStateAsUpdate(other));
}

test("an editor that is given more goes on with the same text, caret and undo", () => {
  const { document, editor } = bound();
  editor.commands.insertContent("Some words");
  const { state } = editor;
  const binding = bindingOf(state);
  const attach = vi.spyOn(binding, "attach");
  const element = editor.view.dom.firstElementChild;
  equip(editor, english);
  expect(attach).not.toHaveBeenCalled();
  expect(editor.state.doc).toBe(state.doc);
  expect(editor.state.selection.eq(state.selection)).toBe(true);
  expect(editor.view.dom.firstElementChild).toBe(element);

  writesElsewhere(document, (content) => content.push([new Y.XmlElement("paragraph")]));
  expect(editor.state.doc.childCount).toBe(2);
  editor.commands.insertContent(" more");
  expect(contentOf(document).toString()).toContain("Some words more");
  // In one step or, on a slow machine, in two.
  while (undo(editor.state, editor.view.dispatch));
  expect(editor.state.doc.textContent).toBe("");
});

test("what is added comes before what is there, or behind it, as its priority says", () => {
  const { editor } = bound();
  const heard: string[] = [];
  const listener = (name: string, priority?: number) =>
    Extension.create({
      name,
      ...(priority !== undefined && { priority }),
      addProseMirrorPlugins: () => [new Plugin({ props: { handleKeyDown: () => (heard.push(name), false) } })],
    });
  editor.registerPlugin(new Plugin({ props: { handleKeyDown: () => (heard.push("there"), false) } }));
  addExtensions(editor, [listener("last", 10), listener("usual"), listener("first", 500)]);
  editor.view.someProp("handleKeyDown", (take) => take(editor.view, new KeyboardEvent("keydown", { key: "F9" })));
  expect(heard).toEqual(["first", "usual", "there", "last"]);

  heard.length = 0;
  addExtensions(editor, [listener("alone", 10)]);
  editor.view.someProp("handleKeyDown", (take) => take(editor.view, new KeyboardEvent("keydown", { key: "F9" })));
  expect(heard.at(-1)).toBe("alone");
});

test("an editor that shows another text is bound anew", () => {
  const { document, editor } = bound();
  editor.commands.insertContent("Some words");
  const { view, state } = editor;
  const plugins = [...state.plugins];
  view.updateState(state.apply(state.tr.insertText("New ", 1)).reconfigure({ plugins }));
  expect(contentOf(document).toString()).toContain(`>${editor.state.doc.textContent}<`);
});

test("an editor that is gone hears nothing of the document any more, also when it was given more before", () => {
  const { document, editor } = bound();
  equip(editor, english);
  const { view } = editor;
  editor.destroy();
  const dispatch = vi.spyOn(view, "dispatch");
  writesElsewhere(document, (content) => content.push([new Y.XmlElement("paragraph")]));
  expect(dispatch).not.toHaveBeenCalled();
});
