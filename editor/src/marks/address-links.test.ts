// @vitest-environment happy-dom
import { Plugin, type Transaction } from "@tiptap/pm/state";
import { beforeAll, expect, test } from "vitest";
import { Draft } from "../content/draft.ts";
import { loadAddresses } from "./address-links.ts";

beforeAll(loadAddresses);

/** Its links, as `words → address`. */
function linksIn({ editor }: Pick<Draft, "editor">): string[] {
  const links: string[] = [];
  editor.state.doc.descendants(({ text, marks }) => {
    const link = marks.find(({ type }) => type.name === "link");
    if (link) links.push(`${text} → ${link.attrs["href"]}`);
  });
  return links;
}

test.each([
  ["https://example.org/a?b#c", "https://example.org/a?b#c", "https://example.org/a?b#c"],
  ["example.org", "example.org", "https://example.org"],
  ["www.example.org/page,", "www.example.org/page", "https://www.example.org/page"],
  ["(example.org).", "example.org", "https://example.org"],
  ["„ann@example.org", "", ""],
  ["ann@example.org!", "ann@example.org", "mailto:ann@example.org"],
  ["“bücher.example.org”", "bücher.example.org", "https://bücher.example.org"],
])("“%s” becomes a link when a space follows", (typed, words, href) => {
  const draft = new Draft("<p>See</p>").goesBehind("See").types(` ${typed}`);
  expect(linksIn(draft)).toEqual([]);
  expect(linksIn(draft.types(" "))).toEqual(words === "" ? [] : [`${words} → ${href}`]);
  expect(draft.editor.getText()).toBe(`See ${typed} `);
});

test.each([
  "localhost",
  "1.2.3.4",
  "3.5",
  "example.org1",
  "e.g.",
  "javascript:alert(1)",
  "javascript://example.org",
  "word",
])("“%s” stays as it is", (typed) => {
  expect(linksIn(new Draft("<p></p>").types(`${typed} `))).toEqual([]);
});

test("a new line ends an address as well, in a paragraph, in a list and within a paragraph", () => {
  const address = "example.org → https://example.org";
  expect(linksIn(new Draft("<p></p>").types("example.org").presses("Enter"))).toEqual([address]);
  expect(linksIn(new Draft("<ul><li><p></p></li></ul>").types("example.org").presses("Enter"))).toEqual([address]);
  expect(linksIn(new Draft("<p></p>").types("example.org").presses("Shift-Enter"))).toEqual([address]);
});

test("what is typed behind a link is none, and what goes before it neither", () => {
  const draft = new Draft("<p></p>").types("one example.org two ");
  expect(linksIn(draft)).toEqual(["example.org → https://example.org"]);
});

test("code and what is a link already stay as they are", () => {
  expect(linksIn(new Draft("<pre><code>x</code></pre>").goesBehind("x").types(" example.org "))).toEqual([]);
  expect(linksIn(new Draft("<p><code>example.org</code></p>").goesBehind("example.org").types(" "))).toEqual([]);
  const other = new Draft('<p><a href="https://other.example">example.org</a></p>')
    .goesBehind("example.org")
    .types(" ");
  expect(linksIn(other)).toEqual(["example.org → https://other.example"]);
});

test("what others end, and what one deletes behind, stays as it is", () => {
  const others = new Draft("<p>example.orgx</p>").goesBehind("example.org").editor;
  others.view.dispatch(others.state.tr.insertText(" ").setMeta("addToHistory", false));
  expect(others.getText()).toBe("example.org x");
  const deleted = new Draft("<p>example.org xy</p>").goesBehind("example.org x");
  deleted.editor.commands.deleteRange({ from: 13, to: 14 });
  expect(deleted.editor.getText()).toBe("example.org y");
  expect([...linksIn({ editor: others }), ...linksIn(deleted)]).toEqual([]);
});

test("all addresses in what is pasted become links, and nothing around it", () => {
  const draft = new Draft("<p>www.before.example x</p>").goesBehind("before.example ");
  const { view } = draft.editor;
  view.pasteText("see example.org and ann@example.org.");
  expect(linksIn(draft)).toEqual(["example.org → https://example.org", "ann@example.org → mailto:ann@example.org"]);
});

test("what is dropped from elsewhere becomes a link, and what is dragged within the text stays as it is", () => {
  const { editor } = new Draft("<p>other.org and more</p>");
  editor.view.dispatch(editor.state.tr.insertText("example.org, too. ", 1).setMeta("uiEvent", "drop"));
  expect(linksIn({ editor })).toEqual(["example.org → https://example.org"]);
  const { tr } = editor.state;
  editor.view.dispatch(tr.delete(19, 29).insertText("other.org ", 19).setMeta("uiEvent", "drop"));
  expect(editor.getText()).toBe("example.org, too. other.org and more");
  expect(linksIn({ editor })).toEqual(["example.org → https://example.org"]);
});

test("an address that is pasted on words becomes their link", () => {
  const draft = new Draft("<p>see the site there</p>").selects("the site");
  draft.editor.view.pasteText("example.org/page");
  draft.types(" is");
  expect(draft.editor.getText()).toBe("see the site is there");
  expect(linksIn(draft)).toEqual(["the site → https://example.org/page"]);
  draft.selects("there").editor.view.pasteText("not one");
  expect(draft.editor.getText()).toBe("see the site is not one");
});

test("addresses are found in what is pasted where somebody's answer to it has moved it", () => {
  const { editor } = new Draft("<p>before</p><p>here:</p>").goesBehind("here:");
  const isPaste = (transaction: Transaction) => transaction.getMeta("uiEvent") === "paste";
  const answer = new Plugin({
    appendTransaction: (transactions, _before, { tr }) => (transactions.some(isPaste) ? tr.delete(0, 8) : undefined),
  });
  editor.registerPlugin(answer, (plugin, plugins) => [plugin, ...plugins]);
  editor.view.pasteText("see example.org");
  expect(editor.getText()).toBe("here:see example.org");
  expect(linksIn({ editor })).toEqual(["example.org → https://example.org"]);
});
