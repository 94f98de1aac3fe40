import { getSchema } from "@tiptap/core";
import type { MarkType, Node, NodeType } from "@tiptap/pm/model";
import { expect, test } from "vitest";
import { isValid } from "./binding/valid-values.ts";
import { extensionsOf } from "./blocks/block.ts";
import { blockTools } from "./block-tools.ts";
import { blocks } from "./blocks.ts";
import { contentOf } from "./formats/html-text.ts";
import { markdownRules } from "./formats/markdown-rules.ts";
import { readHtml } from "./formats/read-html.ts";
import { readMarkdown } from "./formats/read-markdown.ts";
import { createPageParser } from "./formats/server-page.ts";
import { writeMarkdown } from "./formats/write-markdown.ts";
import { english } from "./messages/english.ts";

const schema = getSchema(extensionsOf(blocks, english));
const rules = markdownRules(blockTools);
const parsePage = createPageParser();
const read = (html: string) => readHtml(html, schema, parsePage);

const leadsOutside = 'target="_blank" rel="noopener noreferrer nofollow"';
const held = `files/${"0123456789abcdef".repeat(4)}`;
const row = (...cells: string[]) => `<tr>${cells.join("")}</tr>`;
const table = (columns: string, ...rows: string[]) =>
  `<table><colgroup>${columns}</colgroup><tbody>${rows.join("")}</tbody></table>`;
const task = (words: string, attributes = "", isDone = false) =>
  `<li${attributes} data-checked="${isDone}" data-type="taskItem"><label><input type="checkbox"${isDone ? ' checked="checked"' : ""}><span></span></label><div><p>${words}</p></div></li>`;
const tasks = (...items: string[]) => `<ul data-type="taskList">${items.join("")}</ul>`;
const figure = (kind: string, element: string, attributes = "") =>
  `<figure data-type="${kind}"${attributes}>${element}<figcaption>words</figcaption></figure>`;

interface Sample {
  /** A document that has it, as it is written as HTML and as Markdown; `html` where Markdown is that HTML. */
  html: string;
  markdown: string | "html";
  /** What others write for the same. */
  others?: string[];
}

/** By the name of a node or a mark: documents that have it. What it can say beyond its being there, one of them says. */
const samples: Record<string, Sample[]> = {
  paragraph: [
    { html: "<p>words</p>", markdown: "words", others: ["<div>words</div>", "words"] },
    { html: '<p data-align="center">words</p>', markdown: "html", others: ['<p style="text-align:center">words</p>'] },
    { html: '<p data-tint="red">words</p>', markdown: "html" },
  ],
  hardBreak: [{ html: "<p>one<br>two</p>", markdown: "one\\\ntwo", others: ["<div>one<br/>two</div>"] }],
  heading: [
    ...[1, 2, 3, 4, 5, 6].map((level) => ({
      html: `<h${level}>words</h${level}>`,
      markdown: `${"#".repeat(level)} words`,
      others: [`<h${level} id="words"><span>words</span></h${level}>`],
    })),
    { html: '<h2 data-align="end">words</h2>', markdown: "html", others: ['<h2 align="right">words</h2>'] },
    { html: '<h3 data-tint="blue">words</h3>', markdown: "html" },
  ],
  bulletList: [
    { html: "<ul><li><p>one</p><ul><li><p>two</p></li></ul></li></ul>", markdown: "- one\n  - two" },
    { html: "<ul><li><p>one</p></li></ul>", markdown: "- one", others: ["<ul><li>one</li></ul>"] },
  ],
  orderedList: [
    { html: "<ol><li><p>one</p></li></ol>", markdown: "1. one", others: ["<ol><li>one</ol>"] },
    { html: '<ol start="3"><li><p>one</p></li></ol>', markdown: "3. one", others: ['<ol start="3"><li>one</ol>'] },
    {
      html: '<ol type="a"><li><p>one</p></li></ol>',
      markdown: "html",
      others: ['<ol style="list-style-type: lower-alpha"><li>one</li></ol>'],
    },
  ],
  listItem: [
    {
      html: "<ul><li><p>one</p><p>two</p></li></ul>",
      markdown: "- one\n\n  two",
      others: ["<ul><li>one<div>two</div></li></ul>"],
    },
    { html: '<ul><li data-tint="red"><p>one</p></li></ul>', markdown: "html" },
  ],
  taskList: [
    {
      html: tasks(task("one")),
      markdown: "- [ ] one",
      others: ['<ul class="contains-task-list"><li class="task-list-item"><input type="checkbox"> one</li></ul>'],
    },
  ],
  taskItem: [
    {
      html: tasks(task("one", "", true)),
      markdown: "- [x] one",
      others: ['<ul><li><input type="checkbox" checked> one</li></ul>'],
    },
    { html: tasks(task("one", ' data-tint="red"')), markdown: "html" },
  ],
  blockquote: [
    { html: "<blockquote><p>said</p></blockquote>", markdown: "> said", others: ["<blockquote>said</blockquote>"] },
    { html: '<blockquote data-tint="red"><p>said</p></blockquote>', markdown: "html" },
  ],
  callout: [
    {
      html: '<div data-callout="tip" role="note"><p>hot</p></div>',
      markdown: "> [!TIP]\n> hot",
      others: [
        '<div class="markdown-alert markdown-alert-tip"><p class="markdown-alert-title">Tip</p><p>hot</p></div>',
      ],
    },
  ],
  details: [
    {
      html: '<details><summary>more</summary><div data-details-content=""><p>hidden</p></div></details>',
      markdown: "<details><summary>more</summary>\n\nhidden\n\n</details>",
      others: ["<details open><summary>more</summary>hidden</details>"],
    },
  ],
  columns: [
    {
      html: '<div data-columns=""><div data-width="1.5" data-column=""><p>left</p></div><div data-column=""><p>right</p></div></div>',
      markdown:
        '<div data-columns>\n\n<div data-column data-width="1.5">\n\nleft\n\n</div>\n\n<div data-column>\n\nright\n\n</div>\n\n</div>',
    },
  ],
  footnote: [
    {
      html: '<p>words<sup data-footnote="a">†</sup></p><div data-footnote-text="a" role="note"><p>said</p></div>',
      markdown: "words[^a]\n\n[^a]: said",
    },
  ],
  horizontalRule: [{ html: "<hr>", markdown: "---", others: ['<hr class="line" />'] }],
  codeBlock: [
    {
      html: "<pre><code>let a;&#10;  b();</code></pre>",
      markdown: "```\nlet a;\n  b();\n```",
      others: ["<pre>let a;\n  b();</pre>"],
    },
    {
      html: '<pre><code class="language-js">let a;</code></pre>',
      markdown: "```js\nlet a;\n```",
      others: ['<pre class="language-js">let a;</pre>'],
    },
    { html: '<pre data-wrap="off"><code>let a;</code></pre>', markdown: "```nowrap\nlet a;\n```" },
    {
      html: '<pre><code class="language-mermaid">flowchart LR</code></pre>',
      markdown: "```mermaid\nflowchart LR\n```",
    },
  ],
  table: [
    {
      html: table(
        "<col><col>",
        row('<th scope="col"><p>a</p></th>', '<th align="center" scope="col"><p>b</p></th>'),
        row("<td><p>c</p></td>", '<td align="center"><p>d</p></td>'),
      ),
      markdown: "| a |  b  |\n| - | :-: |\n| c |  d  |",
      others: [
        '<table><thead><tr><th>a</th><th style="text-align:center">b</th></tr></thead><tr><td>c<td align=center>d</table>',
      ],
    },
    {
      html: table("<col>", row(cell("a"))).replace("<table>", "<table><caption>What it shows</caption>"),
      markdown: "html",
      others: ["<table><caption> What <b>it</b>\nshows </caption><tr><td>a</table>"],
    },
  ],
  tableHeader: [
    {
      html: table(
        '<col width="100"><col width="120"><col>',
        row('<th colspan="2" data-colwidth="100,120" scope="col"><p>a</p></th>', "<td><p>b</p></td>"),
        row('<th data-color="red" scope="row"><p>c</p></th>', '<th rowspan="2" scope="row"><p>d</p></th>', cell("e")),
        row(cell("f"), cell("g")),
      ),
      markdown: "html",
    },
    {
      html: table("<col><col>", row('<th align="right" scope="col"><p>a</p></th>', '<th scope="col"><p>b</p></th>')),
      markdown: "|  a | b |\n| -: | - |",
      others: ['<table><tr><th style="text-align:right">a<th scope="col">b</table>'],
    },
  ],
  tableCell: [
    {
      html: table(
        '<col width="90"><col>',
        row('<td data-colwidth="90"><p>a</p></td>', '<td rowspan="2" data-color="blue"><p>b</p></td>'),
        row(cell("c")),
        row('<td colspan="2" align="center"><p>d</p></td>'),
      ),
      markdown: "html",
    },
    {
      html: table("<col><col>", row('<td rowspan="2"><p>a</p></td>', cell("b")), row(cell("c"))),
      markdown: "html",
      others: ['<table><tbody><tr><td rowspan="2">a<td><div>b</div><tr><td>c</table>'],
    },
  ],
  image: [
    {
      html: figure("image", '<img src="https://example.org/a.png" alt="a picture">'),
      markdown: '![a picture](https://example.org/a.png "words")',
      others: ['<figure><img src="https://example.org/a.png" alt="a picture"><figcaption>words</figcaption></figure>'],
    },
    {
      html: figure(
        "image",
        `<img src="${held}.png" width="300" height="200" data-shown="150" data-name="a.png" data-by="Ann" alt="a">`,
        ' data-align="center"',
      ),
      markdown: `![a](${held}.png#width=300;height=200;shown=150;align=center;name=a.png;by=Ann "words")`,
    },
  ],
  video: [
    {
      html: figure(
        "video",
        `<video src="${held}.mp4" width="300" height="200" data-shown="150" data-name="a.mp4" data-by="Ann" controls="" preload="metadata"></video>`,
        ' data-align="end"',
      ),
      markdown: "html",
    },
    {
      html: figure("video", '<video src="https://example.org/a.mp4" controls="" preload="metadata"></video>'),
      markdown: "html",
      others: [
        '<figure><video><source src="https://example.org/a.mp4"></video><figcaption>words</figcaption></figure>',
      ],
    },
  ],
  audio: [
    {
      html: figure(
        "audio",
        `<audio src="${held}.mp3" data-name="a.mp3" data-by="Ann" controls="" preload="metadata"></audio>`,
      ),
      markdown: "html",
    },
    {
      html: figure("audio", '<audio src="https://example.org/a.mp3" controls="" preload="metadata"></audio>'),
      markdown: "html",
      others: ['<figure><audio src="https://example.org/a.mp3"></audio><figcaption>words</figcaption></figure>'],
    },
  ],
  file: [
    {
      html: `<div data-type="file"><a href="${held}.pdf" type="application/pdf" data-size="7" data-by="Ann" download="a.pdf">a.pdf</a></div>`,
      markdown: `[a.pdf](${held}.pdf#type=application%2Fpdf;size=7;by=Ann)`,
    },
    {
      html: `<div data-type="file"><a href="${held}.pdf" download="a.pdf">a.pdf</a></div>`,
      markdown: `[a.pdf](${held}.pdf)`,
      others: [`<p><a href="/api/documents/notes/${held}.pdf">a.pdf</a></p>`],
    },
  ],
  inlineMath: [
    {
      html: '<p>So <span data-type="inline-math" data-latex="x^2">x^2</span></p>',
      markdown: "So $x^2$",
      others: ['<p>So <code class="math-inline">x^2</code></p>', '<p>So <math alttext="x^2"><mi>x</mi></math></p>'],
    },
  ],
  blockMath: [
    {
      html: '<div data-type="block-math" data-latex="x^2">x^2</div>',
      markdown: "$$\nx^2\n$$",
      others: ['<math display="block" alttext="x^2"><mi>x</mi></math>'],
    },
  ],
  embed: [
    {
      html: '<figure data-type="embed" data-url="https://player.vimeo.com/video/1"><a href="https://player.vimeo.com/video/1" rel="noopener noreferrer nofollow">https://player.vimeo.com/video/1</a></figure>',
      markdown: "html",
      others: ['<iframe src="https://player.vimeo.com/video/1" width="640"></iframe>'],
    },
  ],
  mention: [
    {
      html: '<p><span data-type="mention" data-id="ann" data-label="Ann" class="weft-mention">@Ann</span> there</p>',
      markdown: '<span data-type="mention" data-id="ann" data-label="Ann" class="weft-mention">&#64;Ann</span> there',
    },
  ],
  pageLink: [
    {
      html: '<p>See <a data-type="page-link" data-document="notes" data-title="Notes">Notes</a></p>',
      markdown: 'See <a data-type="page-link" data-document="notes" data-title="Notes">Notes</a>',
    },
  ],
  date: [
    {
      html: '<p>On <time datetime="2026-11-28">2026-11-28</time></p>',
      markdown: 'On <time datetime="2026-11-28">2026-11-28</time>',
      others: ['<p>On <time datetime="2026-11-28">a Saturday</time></p>'],
    },
  ],
  link: [
    {
      html: `<p>The <a ${leadsOutside} title="there" href="https://example.org">site</a></p>`,
      markdown: 'The [site](https://example.org "there")',
      others: ['<p>The <a href="https://example.org" title="there" target="_top" rel="opener" class="x">site</a></p>'],
    },
  ],
  bold: [mark("strong", "**words**", "<b>words</b>", '<span style="font-weight:700">words</span>')],
  italic: [mark("em", "*words*", "<i>words</i>", '<span style="font-style:italic">words</span>')],
  underline: [mark("u", "html", '<span style="text-decoration:underline">words</span>')],
  strike: [mark("s", "~~words~~", "<del>words</del>", '<span style="text-decoration:line-through">words</span>')],
  code: [mark("code", "`words`", "<code class=x>words</code>")],
  highlight: [
    mark("mark", "html", "<mark class=x>words</mark>"),
    { html: '<p>some <mark data-color="red">words</mark></p>', markdown: 'some <mark data-color="red">words</mark>' },
  ],
  subscript: [mark("sub", "html", '<span style="vertical-align:sub">words</span>')],
  superscript: [mark("sup", "html", '<span style="vertical-align:super">words</span>')],
  textColor: [
    {
      html: '<p>some <span data-color="red">words</span></p>',
      markdown: 'some <span data-color="red">words</span>',
      others: ['<p>some <font color="#d00">words</font></p>'],
    },
  ],
};

/** Kinds that are only a part of another, in whose samples they are. */
const parts: Record<string, string> = {
  detailsSummary: "details",
  detailsContent: "details",
  column: "columns",
  footnoteReference: "footnote",
  tableRow: "table",
};

/** Kinds that no other program has a form of its own for. */
const ours = ["columns", "footnote", "mention", "pageLink"];

/** What a link in a document may say as well, but links here never do: they lead where our own lead. */
const unsaid = new Set(["link.target", "link.rel", "link.class"]);

const kinds = [...Object.values(schema.nodes), ...Object.values(schema.marks)].filter(
  ({ name }) => name !== "doc" && name !== "text",
);
const each = Object.entries(samples).flatMap(([name, all]) => all.map((sample) => ({ name, ...sample })));

test("there is a sample of every node and mark, and of everything it can say", () => {
  expect(Object.keys({ ...samples, ...parts }).toSorted()).toEqual(kinds.map(({ name }) => name).toSorted());
  for (const kind of kinds) {
    const all = (samples[parts[kind.name] ?? kind.name] ?? []).flatMap(({ html }) => attributesIn(read(html), kind));
    const missing = Object.entries(kind.spec.attrs ?? {})
      .filter(([name, { default: usual }]) => all.every((attributes) => attributes[name] === usual))
      .map(([name]) => `${kind.name}.${name}`);
    expect(missing.filter((name) => !unsaid.has(name))).toEqual([]);
    expect(all.length, `samples of ${kind.name}`).toBeGreaterThan(0);
  }
});

test.each(each)("$name: $html is a document, and is written as it was read", ({ html }) => {
  const document = read(html);
  document.check();
  expect(contentOf(document)).toBe(html);
});

test.each(each)("$name: $markdown is read and written", ({ html, markdown }) => {
  const text = `${markdown === "html" ? html : markdown}\n`;
  expect(writeMarkdown(read(html), rules)).toBe(text);
  expect(contentOf(readMarkdown(text, schema, rules, parsePage))).toBe(html);
});

test.each(each.flatMap(({ name, html, others = [] }) => others.map((other) => ({ name, other, html }))))(
  "$name: $other is read as the same",
  ({ html, other }) => {
    expect(contentOf(read(other))).toBe(html);
  },
);

test("what others write for it is known of every kind that others have", () => {
  const known = Object.keys(samples).filter((name) => samples[name]?.some(({ others }) => others));
  expect([...known, ...ours].toSorted()).toEqual(Object.keys(samples).toSorted());
});

test.each(
  kinds.flatMap(({ name, spec }) =>
    Object.entries(spec.attrs ?? {}).map(([key, { validate }]) => ({ name, key, validate })),
  ),
)("$name: no $key is taken unseen", ({ validate }) => {
  expect(validate).toBeDefined();
  for (const value of [{ a: 1 }, ["a", { b: 2 }], Number.NaN]) expect(isValid(validate, value)).toBe(false);
});

function cell(words: string): string {
  return `<td><p>${words}</p></td>`;
}

function mark(tag: string, markdown: string, ...others: string[]): Sample {
  const html = `some <${tag}>words</${tag}>`;
  return {
    html: `<p>${html}</p>`,
    markdown: markdown === "html" ? html : `some ${markdown}`,
    others: others.map((other) => `<p>some ${other}</p>`),
  };
}

function attributesIn(document: Node, kind: NodeType | MarkType): Record<string, unknown>[] {
  const found: Record<string, unknown>[] = [];
  document.descendants(({ type, attrs, marks }) => {
    if (type === kind) found.push(attrs);
    for (const { type: markType, attrs: markAttrs } of marks) if (markType === kind) found.push(markAttrs);
  });
  return found;
}
