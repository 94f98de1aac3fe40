// @vitest-environment happy-dom
import { expect, test, vi } from "vitest";
import { isDay } from "../blocks/dates/days.ts";
import { emojiList } from "../blocks/emoji/emoji-list.ts";
import { findEmoji } from "../blocks/emoji/find-emoji.ts";
import { KnownPages } from "../blocks/pages/known-pages.ts";
import { matches, type SuggestionWorld } from "../blocks/suggestion.ts";
import { blockTools } from "../block-tools.ts";
import { english } from "../messages/english.ts";
import { checked, Draft } from "./draft.ts";

test.each([
  '<p>Ask <span data-type="mention" data-id="u1" data-label="Ann" class="weft-mention">@Ann</span> now</p>',
  '<p>See <a data-type="page-link" data-document="plan-1" data-title="The plan">The plan</a>.</p>',
  '<p>On <time datetime="2026-11-28">2026-11-28</time>.</p>',
])("%s comes back as it was written", (html) => {
  expect(new Draft(html).html).toBe(html);
});

test.each([
  ['<p><time datetime="2026-02-31">then</time></p>', "<p>then</p>"],
  ['<p><time datetime="10:30">then</time></p>', "<p>then</p>"],
  [
    '<p><a data-type="page-link" data-document="javascript://x" data-title="a" href="javascript:x">a</a></p>',
    '<p><a data-type="page-link" data-document="" data-title="a">a</a></p>',
  ],
])("%s is read as %s", (html, read) => {
  expect(new Draft(html).html).toBe(read);
});

test.each([
  { type: "date", attrs: { date: "tomorrow" } },
  { type: "date", attrs: { date: ["2026-11-28"] } },
  { type: "date" },
  { type: "mention", attrs: { id: 7 } },
  { type: "mention", attrs: { label: "a\nb" } },
  { type: "pageLink", attrs: { documentId: "../etc" } },
  { type: "pageLink", attrs: { title: { a: 1 } } },
])("a document may not hold %j", (node) => {
  expect(() => checked({ type: "doc", content: [{ type: "paragraph", content: [node] }] })).toThrow(RangeError);
});

test("a day is one that there is", () => {
  expect(["2024-02-29", "1066-10-14", "2026-12-31"].every(isDay)).toBe(true);
  expect(["2025-02-29", "2026-13-01", "2026-1-1", "", 5, null].some(isDay)).toBe(false);
});

test("emoji are found by their names, those that are called so first", () => {
  expect(findEmoji("tada")[0]).toMatchObject({ emoji: "🎉", name: "tada" });
  expect(findEmoji("+1")[0]?.emoji).toBe("👍");
  expect(findEmoji("lau").map(({ emoji }) => emoji)).toContain("😂");
  expect(findEmoji("no such thing")).toEqual([]);
});

test("every emoji has names of its own", () => {
  const lines = emojiList.trim().split("\n");
  const emoji = lines.map((line) => line.split(" ")[0]);
  expect(new Set(emoji).size).toBe(lines.length);
  expect(lines.filter((line) => !/^\p{Emoji}\uFE0F?( [\p{L}\p{N}+_'’“”.,&-]+)+$/u.test(line))).toEqual([]);
});

test.each([
  ["Ann Lee", "an", true],
  ["Ann Lee", "le an", true],
  ["Ánna", "ann", true],
  ["My plan", "pla", true],
  ["My plan", "lan", true],
  ["My plan", "an", false],
  ["Anything", "", true],
])("“%s” for “%s”: %s", (text, query, isFound) => {
  expect(matches(text, query)).toBe(isFound);
});

const world: SuggestionWorld = {
  messages: english,
  people: async () => [{ id: "u1", name: "Ann" }],
  pages: async () => [{ id: "plan", title: "The plan" }],
};

test.each([
  ["@", "mention", "ann", '<span data-type="mention" data-id="u1" data-label="Ann" class="weft-mention">@Ann</span> '],
  ["[[", "pageLink", "pl", '<a data-type="page-link" data-document="plan" data-title="The plan">The plan</a> '],
  ["@", "date", "2026-12-24", '<time datetime="2026-12-24">2026-12-24</time> '],
  [":", "emoji", "tada", "🎉"],
])("%s%s: what is chosen stands in the place of what was typed", async (trigger, name, query, html) => {
  const source = blockTools
    .flatMap((block) => block.suggestions ?? [])
    .find((each) => each.name === name && each.trigger === trigger);
  const [first] = (await source?.find(query, world, new AbortController().signal)) ?? [];
  const draft = new Draft(`<p>So ${trigger}${query} now</p>`);
  first?.choose(draft.editor, { from: 4, to: 4 + trigger.length + query.length });
  expect(draft.html).toBe(`<p>So ${html} now</p>`);
});

test("a name between two colons becomes its emoji, also behind the caret of who types on", async () => {
  const draft = new Draft("<p></p>").types("So :tada: and :nonsuch: and on");
  await vi.waitFor(() => expect(draft.html).toBe("<p>So 🎉 and :nonsuch: and on</p>"));
});

test("a link to a page shows the title that the page has now, and leads there", async () => {
  const draft = new Draft('<p><a data-type="page-link" data-document="plan" data-title="Old">Old</a></p>');
  const link = () => draft.editor.view.dom.querySelector("a.weft-page-link") as HTMLAnchorElement;
  expect(link().textContent).toBe("Old");
  expect(link().getAttribute("href")).toBeNull();
  const open = vi.fn<(id: string) => void>();
  const { pages } = draft.editor.storage.pageLink;
  pages.setHost({ find: world.pages, addressOf: (id) => `https://example.org/d/${id}`, open });
  await vi.waitFor(() => expect(link().textContent).toBe("The plan"));
  expect(link().href).toBe("https://example.org/d/plan");
  link().click();
  expect(open).toHaveBeenCalledWith("plan");
});

test("an address that is none of the web is no link", () => {
  const pages = new KnownPages();
  pages.setHost({ find: async () => [], addressOf: () => "javascript:alert(1)" });
  expect(pages.addressOf("plan")).toBeUndefined();
});
