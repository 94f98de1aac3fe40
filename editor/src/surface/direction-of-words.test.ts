// @vitest-environment happy-dom
import { Editor } from "@tiptap/core";
import { expect, onTestFinished, test } from "vitest";
import { contentOf } from "../formats/html-text.ts";
import { english } from "../messages/english.ts";
import { directionOfWords } from "./direction-of-words.ts";
import { documentExtensions } from "./document-extensions.ts";

test("a browser finds the direction of paragraphs and headings, and no export says that it does", () => {
  const html = "<h2>אב</h2><p>ab</p>";
  const extensions = [...documentExtensions(english), directionOfWords];
  const editor = new Editor({ element: document.createElement("div"), extensions, content: html, injectCSS: false });
  onTestFinished(() => editor.destroy());
  expect(editor.view.dom.innerHTML).toBe('<h2 dir="auto">אב</h2><p dir="auto">ab</p>');
  expect(contentOf(editor.state.doc)).toBe(html);
});
