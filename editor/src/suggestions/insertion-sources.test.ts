// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { blockTools } from "../block-tools.ts";
import type { SuggestionWorld } from "../blocks/suggestion.ts";
import { Draft } from "../content/draft.ts";
import { english } from "../messages/english.ts";
import { insertionSources, rankOf } from "./insertion-sources.ts";

const world: SuggestionWorld = { messages: english, people: async () => [], pages: async () => [] };

async function find(query: string) {
  const { signal } = new AbortController();
  const found = await Promise.all(insertionSources.map((source) => source.find(query, world, signal)));
  return found.flat().toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0));
}

test("everything that can be put in is offered behind a slash, once", async () => {
  const names = blockTools.flatMap(({ insertions }) => insertions ?? []).map(({ name }) => name);
  const offered = (await find("")).map(({ key }) => key);
  expect(offered.toSorted()).toEqual(names.toSorted());
  expect(new Set(names).size).toBe(names.length);
});

test.each([
  ["h1", "heading1"],
  ["head", "heading1"],
  ["heading 3", "heading3"],
  ["ul", "bulletList"],
  ["ol", "orderedList"],
  ["todo", "taskList"],
  ["quote", "blockquote"],
  ["hr", "divider"],
  ["line", "divider"],
  ["code", "codeBlock"],
  ["tab", "table"],
  ["text", "paragraph"],
  ["image", "image"],
])("“/%s” finds %s first", async (query, name) => {
  expect((await find(query))[0]?.key).toBe(name);
});

test("a name comes before other words for it", () => {
  expect(rankOf("quo", "Quote", "")).toBe(0);
  expect(rankOf("li", "Numbered list", "")).toBe(1);
  expect(rankOf("hr", "Divider", "hr line")).toBe(1);
  expect(rankOf("lin", "Divider", "hr line")).toBe(2);
  expect(rankOf("xyz", "Divider", "hr line")).toBeUndefined();
});

test.each([
  ["heading2", "<h2>So </h2>"],
  ["orderedList", "<ol><li><p>So </p></li></ol>"],
  ["blockquote", "<blockquote><p>So </p></blockquote>"],
  ["codeBlock", "<pre><code>So </code></pre>"],
])("what is chosen takes the slash away and makes a %s", async (name, html) => {
  const draft = new Draft("<p>So /x</p>");
  draft.editor.commands.setTextSelection(6);
  const chosen = (await find("")).find(({ key }) => key === name);
  chosen?.choose(draft.editor, { from: 4, to: 6 });
  expect(draft.html).toBe(html);
});
