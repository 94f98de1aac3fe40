// @vitest-environment happy-dom
import { Editor } from "@tiptap/core";
import { TextSelection } from "@tiptap/pm/state";
import { expect, vi, onTestFinished, test } from "vitest";
import { blocks } from "../../blocks.ts";
import { checked, Draft } from "../../content/draft.ts";
import { english } from "../../messages/english.ts";
import { withRoomForUnknown } from "../../unknown/room.ts";
import { unknownContent } from "../../unknown/unknown-content.ts";
import { addExtensions } from "../add-extensions.ts";
import { extensionsOf } from "../block.ts";
import { codeBlockTools } from "./code-block-tools.ts";
import { isLanguageName } from "./language-name.ts";
import { findLanguages, languageOf, languages } from "./languages.ts";
import { loadGrammar } from "./grammars.ts";
import { tokensOf } from "./tokens.ts";

test.each([
  "<pre><code>plain</code></pre>",
  '<pre><code class="language-js">let a;\n  b();</code></pre>',
  '<pre data-wrap="off"><code class="language-c++">int a;</code></pre>',
])("%s comes back as it was written", (html) => {
  expect(new Draft(html).html).toBe(html);
});

test.each([
  ['<pre><code class="language-&quot;onload=x">a</code></pre>', "<pre><code>a</code></pre>"],
  ['<pre class="language-py">a</pre>', '<pre><code class="language-py">a</code></pre>'],
])("%s is read as %s", (html, read) => {
  expect(new Draft(html).html).toBe(read);
});

test.each([{ language: 7 }, { language: "a b" }, { language: "x".repeat(41) }, { wrap: "no" }])(
  "a document may not hold %j",
  (attrs) => {
    expect(() => checked({ type: "doc", content: [{ type: "codeBlock", attrs }] })).toThrow(RangeError);
  },
);

test.each([
  ["<pre><code>a</code></pre>", "a", ["Tab"], "a   "],
  ["<pre><code>one\ntwo\nthree</code></pre>", "one\ntwo", ["Tab"], "    one\n    two\nthree"],
  ["<pre><code>one\ntwo\nthree</code></pre>", "one\n", ["Tab"], "    one\ntwo\nthree"],
  ["<pre><code>  one\ntwo</code></pre>", "  one\ntwo", ["Tab"], "    one\n  two"],
  ["<pre><code>\tone\ntwo</code></pre>", "two", ["Tab", "Tab"], "\tone\n\t\ttwo"],
  ["<pre><code>    one\n  two\nthree</code></pre>", "one\n  two\nthree", ["Shift-Tab"], "  one\ntwo\nthree"],
  ["<pre><code>  one</code></pre>", "one", ["Shift-Tab", "Shift-Tab"], "one"],
])("in %s with “%s” selected %j makes “%s”", (html, words, keys, text) => {
  const draft = new Draft(html);
  if (words === "a") draft.goesBehind(words);
  else draft.selects(words);
  draft.presses(...keys);
  expect(draft.editor.state.doc.firstChild?.textContent).toBe(text);
});

test("a new line begins where the one before began, and three of them lead out", () => {
  const draft = new Draft("<pre><code>if (a) {\n  b();</code></pre>").goesBehind("b();").presses("Enter");
  draft.types("c();");
  expect(draft.editor.state.doc.firstChild?.textContent).toBe("if (a) {\n  b();\n  c();");
  const { view } = draft.editor;
  const enter = () =>
    view.someProp("handleKeyDown", (handle) => handle(view, new KeyboardEvent("keydown", { key: "Enter" })));
  for (const _ of "1234") enter();
  expect(draft.editor.state.selection.$head.parent.type.name).toBe("paragraph");
});

test("indenting lines leaves what is not known in them where it is", () => {
  const editor = new Editor({
    element: document.createElement("div"),
    extensions: [...withRoomForUnknown(extensionsOf(blocks, english)), ...unknownContent(english)],
    injectCSS: false,
  });
  onTestFinished(() => editor.destroy());
  addExtensions(editor, codeBlockTools.behavior?.(english) ?? []);
  const { schema } = editor;
  const unknown = schema.nodes["unknownInline"]?.create({ name: "chip", words: "", tree: { embed: { a: 1 } } });
  const code = schema.nodes["codeBlock"]?.create(null, [schema.text("one\n"), unknown, schema.text("two")] as never);
  editor.view.dispatch(editor.state.tr.replaceWith(0, editor.state.doc.content.size, code as never));
  const { tr, doc } = editor.state;
  editor.view.dispatch(tr.setSelection(TextSelection.create(doc, 1, doc.content.size - 1)));
  editor.commands.keyboardShortcut("Tab");
  const after = editor.state.doc.firstChild;
  expect(after?.textBetween(0, after.content.size, undefined, "*")).toBe("    one\n    *two");
  editor.commands.keyboardShortcut("Shift-Tab");
  expect(editor.state.doc.firstChild?.eq(code as never)).toBe(true);
});

test("languages are found by any of their names", () => {
  expect(findLanguages("py").map(({ name }) => name)[0]).toBe("python");
  expect(findLanguages("C").map(({ name }) => name)[0]).toBe("c");
  expect(findLanguages("no such thing")).toEqual([]);
  expect(languageOf("TS")?.label).toBe("TypeScript");
  expect(languages.every(({ name }) => isLanguageName(name))).toBe(true);
});

test.each(languages.filter(({ name }) => name !== "mermaid"))(
  "$label is read without losing a letter",
  async ({ name }) => {
    const code = 'class A { x = "1" } // \uFFFC\n<b>&amp;</b>\n';
    const read = await loadGrammar(name);
    const tokens = tokensOf(read?.(code) ?? { type: "root", children: [] });
    const ends = tokens.flatMap(({ from, to }) => [from, to]);
    expect(read).toBeDefined();
    expect(ends).toEqual(ends.toSorted((a, b) => a - b));
    expect(ends.at(-1) ?? 0).toBeLessThanOrEqual(code.length);
  },
);

test("code has its colours after a while, and only the code that changed is read again", async () => {
  const draft = new Draft(
    '<pre><code class="language-js">let a = 1;</code></pre><pre><code class="language-js">return;</code></pre>',
  );
  const colours = () =>
    [...draft.editor.view.dom.querySelectorAll("[class^=weft-code]")].map((span) => span.textContent);
  expect(colours()).toEqual([]);
  await vi.waitFor(() => expect(colours()).toEqual(["let", "1", "return"]));
  const [kept] = [...draft.editor.view.dom.querySelectorAll(".weft-code-keyword")].slice(-1);
  draft.goesBehind("1;").types(" 'b'");
  await vi.waitFor(() => expect(colours()).toEqual(["let", "1", "'b'", "return"]));
  expect(draft.editor.view.dom.contains(kept ?? null)).toBe(true);
  draft.editor.view.dispatch(draft.editor.state.tr.setNodeAttribute(0, "language", null));
  await vi.waitFor(() => expect(colours()).toEqual(["return"]));
});
