import type { Node } from "@tiptap/pm/model";
import colors from "../content/colors.css?raw";
import { contentOf, escapeHtml, type HtmlWriters } from "./html-text.ts";
import { footnoteWriters } from "./number-footnotes.ts";

export interface HtmlPage {
  readonly title: string;
  /** Nodes that are shown better than the schema shows them; what they are has to stay in their attributes. */
  readonly writers?: HtmlWriters;
}

/**
 * A document as a page of HTML that stands for itself. Reading it gives the same document. Nobody knows which language it
 * is written in, so it says none: a wrong one is read aloud with the wrong voice.
 */
export function writeHtml(content: Node, { title, writers }: HtmlPage): string {
  const heading = title === "" ? "" : `<h1>${escapeHtml(title)}</h1>\n`;
  return `<!doctype html>
<html>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title>
<style>${look}
${colors}</style>
</head>
<body class="weft">
${heading}${documentHtml(content, { ...footnoteWriters(content), ...writers })}
</body>
</html>
`;
}

/** What of the page is the document: our own reader takes it as it is, whatever it looks like. */
export function documentHtml(content: Node, writers?: HtmlWriters): string {
  const inside = contentOf(content, writers).replaceAll("&#124;", "|");
  return `<article class="weft-text" data-weft-document>${inside}</article>`;
}

const look = `
:root { color-scheme: light dark; font: 1rem/1.6 system-ui, sans-serif; }
body { max-inline-size: 46rem; margin: 2rem auto; padding-inline: 1rem; overflow-wrap: break-word; }
article { white-space: break-spaces; }
h1, h2, h3, h4, h5, h6 { line-height: 1.25; }
img, video { max-inline-size: 100%; block-size: auto; }
pre { padding: 0.75rem 1rem; overflow-x: auto; background: light-dark(#f4f4f6, #26262b); border-radius: 0.4rem; white-space: pre; }
code { font-family: ui-monospace, monospace; font-size: 0.92em; }
table { border-collapse: collapse; }
th, td { padding: 0.35rem 0.6rem; border: 1px solid light-dark(#d0d0d6, #4a4a52); text-align: start; vertical-align: top; }
blockquote, [data-callout] { margin-inline: 0; padding-inline-start: 1rem; border-inline-start: 3px solid light-dark(#b8b8c0, #5a5a64); }
[data-callout] { padding-block: 0.1rem; background: light-dark(#f4f4f6, #26262b); }
ul[data-type="taskList"] { padding-inline-start: 0; list-style: none; }
ul[data-type="taskList"] li { display: flex; gap: 0.5rem; }
ul[data-type="taskList"] li > div { flex: 1; }
ul[data-type="taskList"] p { margin-block: 0; }
[data-columns] { display: flex; gap: 2rem; }
[data-columns] > * { flex: 1; min-inline-size: 0; }
figure { margin-inline: 0; }
figcaption { color: light-dark(#5a5a64, #a8a8b2); font-size: 0.9em; }
[data-footnote] a { text-decoration: none; }
[data-footnote-text] { position: relative; padding-inline-start: 2.5rem; font-size: 0.9em; }
[data-footnote-text] > * { margin-block: 0 0.35rem; }
[data-footnote-text] > [role="doc-backlink"] { position: absolute; inset-inline-start: 0; text-decoration: none; }
:not([data-footnote-text]) + [data-footnote-text] { margin-block-start: 2.5rem; padding-block-start: 1rem; border-block-start: 1px solid light-dark(#b8b8c0, #5a5a64); }
.weft { --weft-ink: CanvasText; --weft-mark: light-dark(#fff0a8, #5c4f14); }
:is(td, th)[data-color] { background: var(--weft-tone-mark); }
`;
