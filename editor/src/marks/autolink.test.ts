// @vitest-environment happy-dom
import { afterEach, describe, expect, test, vi } from "vitest";
import { Draft } from "../content/draft.ts";

const rel = 'target="_blank" rel="noopener noreferrer nofollow"';
const linked = (href: string, text: string) => `<a ${rel} href="${href}">${text}</a>`;

afterEach(() => document.body.replaceChildren());

describe("once addresses are known", () => {
  test.each([
    ["see example.org now", `see ${linked("https://example.org", "example.org")} now`],
    ["(http://example.org/a) ", `(${linked("http://example.org/a", "http://example.org/a")}) `],
    ["ann@example.org ", `${linked("mailto:ann@example.org", "ann@example.org")} `],
    ["example.org", "example.org"],
    ["example.com1 ", "example.com1 "],
    ["10.0.0.1 ", "10.0.0.1 "],
    ["notes.txt ", "notes.txt "],
    ["localhost ", "localhost "],
    ["ftp://example.org ", "ftp://example.org "],
    ["`example.org` ", "<code>example.org</code> "],
  ])("%j becomes %s", async (typed, html) => {
    await (await import("./addresses.ts")).loadAddresses();
    expect(new Draft("<p></p>").types(typed).html).toBe(`<p>${html}</p>`);
  });

  test("the last word of a line that is ended is linked", async () => {
    await (await import("./addresses.ts")).loadAddresses();
    const draft = new Draft("<p></p>").types("at example.org");
    draft.editor.commands.splitBlock();
    expect(draft.html).toBe(`<p>at ${linked("https://example.org", "example.org")}</p><p></p>`);
  });

  test("an address pasted onto words becomes their link", async () => {
    await (await import("./addresses.ts")).loadAddresses();
    const draft = new Draft("<p>some words</p>").selects("words");
    draft.editor.view.pasteText("example.org");
    expect(draft.html).toBe(`<p>some ${linked("https://example.org", "words")}</p>`);
  });

  test("addresses in pasted text become links", async () => {
    await (await import("./addresses.ts")).loadAddresses();
    const draft = new Draft("<p></p>");
    draft.editor.view.pasteText("at example.org now");
    expect(draft.html).toBe(`<p>at ${linked("https://example.org", "example.org")} now</p>`);
  });
});

describe("before addresses are known", () => {
  afterEach(() => vi.resetModules());

  test("what was typed and pasted is linked when they come", async () => {
    vi.resetModules();
    const { Draft: FreshDraft } = await import("../content/draft.ts");
    const draft = new FreshDraft("<p></p>");
    draft.types("see example.org now ");
    draft.editor.view.pasteText("or https://example.net/a here");
    draft.editor.view.dispatch(draft.editor.state.tr.insertText("please ", 1));
    expect(draft.html).not.toContain("<a");
    const [typed, pasted] = [
      linked("https://example.org", "example.org"),
      linked("https://example.net/a", "https://example.net/a"),
    ];
    await expect.poll(() => draft.html).toBe(`<p>please see ${typed} now or ${pasted} here</p>`);
  });

  test("an address with its scheme that is pasted onto words becomes their link", async () => {
    vi.resetModules();
    const { Draft: FreshDraft } = await import("../content/draft.ts");
    const draft = new FreshDraft("<p>some words</p>").selects("words");
    draft.editor.view.pasteText("https://example.org/a");
    expect(draft.html).toBe(`<p>some ${linked("https://example.org/a", "words")}</p>`);
  });
});
