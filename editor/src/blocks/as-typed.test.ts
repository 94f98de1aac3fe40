// @vitest-environment happy-dom
import { Editor } from "@tiptap/core";
import { expect, onTestFinished, test } from "vitest";
import { blocks } from "../blocks.ts";
import { english } from "../messages/english.ts";
import { extensionsOf } from "./block.ts";

test("browsers leave code as it was typed, and what is exported has nothing of that", () => {
  const html =
    '<p>a <code>b</code></p><pre><code>c</code></pre><pre><code class="language-mermaid">flowchart LR</code></pre>';
  const editor = new Editor({
    element: document.createElement("div"),
    extensions: extensionsOf(blocks, english),
    content: html,
  });
  onTestFinished(() => editor.destroy());
  const kept = [
    ...editor.view.dom.querySelectorAll("[spellcheck=false][autocapitalize=off][autocorrect=off][translate=no]"),
  ];
  expect(kept.map((element) => `${element.nodeName} ${element.textContent}`)).toEqual([
    "CODE b",
    "PRE c",
    "PRE flowchart LR",
  ]);
  expect(editor.getHTML()).toBe(html);
});
