// @vitest-environment happy-dom
import { Editor } from "@tiptap/core";
import { expect, onTestFinished, test } from "vitest";
import { bindingKey } from "../binding/binding-key.ts";
import { blocks } from "../blocks.ts";
import { extensionsOf } from "../blocks/block.ts";
import { english } from "../messages/english.ts";
import { activeNaming, dismiss, suggestionsPlugin } from "./suggestions-plugin.ts";

function draft(html: string) {
  const editor = new Editor({
    element: document.createElement("div"),
    extensions: extensionsOf(blocks, english),
    content: html,
    injectCSS: false,
  });
  onTestFinished(() => editor.destroy());
  editor.registerPlugin(suggestionsPlugin());
  editor.commands.setTextSelection(editor.state.doc.content.size - 1);
  const type = (words: string) => editor.view.dispatch(editor.state.tr.insertText(words));
  return { editor, type, naming: () => activeNaming(editor.state) };
}

test("a name that is typed is offered, until the caret leaves it", () => {
  const { editor, type, naming } = draft("<p>Hello</p>");
  type(" @");
  expect(naming()).toEqual({ trigger: "@", query: "", from: 7, to: 8 });
  type("an");
  expect(naming()).toMatchObject({ query: "an", from: 7, to: 10 });
  editor.commands.setTextSelection(3);
  expect(naming()).toBeUndefined();
  editor.commands.setTextSelection(10);
  expect(naming()).toBeUndefined();
});

test("what was closed stays closed while the same name is typed", () => {
  const { editor, type, naming } = draft("<p>Hello</p>");
  type(" @an");
  dismiss(editor.view);
  type("n");
  expect(naming()).toBeUndefined();
  type(" :he");
  expect(naming()).toMatchObject({ trigger: ":", query: "he" });
});

test("others' words open nothing, and move what is open", () => {
  const { editor, type, naming } = draft("<p>Hello @an</p>");
  editor.view.dispatch(editor.state.tr.insertText("Oh. ", 1).setMeta(bindingKey, { isRemote: true }));
  expect(naming()).toBeUndefined();
  type("n");
  expect(naming()).toMatchObject({ query: "ann", from: 11 });
  editor.view.dispatch(editor.state.tr.insertText("!", 1).setMeta(bindingKey, { isRemote: true }));
  expect(naming()).toMatchObject({ query: "ann", from: 12 });
});

test.each(["<pre><code>a </code></pre>", "<p>a <code>b</code></p>"])("in %s nothing is named", (html) => {
  const { type, naming } = draft(html);
  type(" @an");
  expect(naming()).toBeUndefined();
});

test("a slash offers what can be put in, unless it is part of a word", () => {
  const { editor, type, naming } = draft("<p>either</p>");
  type("/or");
  expect(naming()).toBeUndefined();
  type(" /");
  expect(naming()).toMatchObject({ trigger: "/", query: "" });
  type("head");
  expect(naming()).toMatchObject({ trigger: "/", query: "head", from: 11 });
  editor.view.dispatch(editor.state.tr.insertText("Or ", 1).setMeta(bindingKey, { isRemote: true }));
  expect(naming()).toMatchObject({ query: "head", from: 14 });
});

test("a colon is a colon until letters follow it, or a tool has written it", () => {
  const { editor, type, naming } = draft("<p>Voici</p>");
  type(" :");
  expect(naming()).toBeUndefined();
  type("s");
  expect(naming()).toBeUndefined();
  type("m");
  expect(naming()).toMatchObject({ trigger: ":", query: "sm" });
  editor.view.dispatch(editor.state.tr.insertText(" :").setMeta("naming", true));
  expect(naming()).toMatchObject({ trigger: ":", query: "" });
});
