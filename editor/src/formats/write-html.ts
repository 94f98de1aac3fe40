import type { Node } from "@tiptap/pm/model";
import { contentOf, escapeHtml } from "./html-text.ts";

/** A document as a page of HTML that stands for itself. Reading it gives the same document. */
export function writeHtml(content: Node, { title, language = "en" }: { title: string; language?: string }): string {
  const heading = title === "" ? "" : `<h1>${escapeHtml(title)}</h1>\n`;
  return `<!doctype html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title>
<style>${look}</style>
</head>
<body>
${heading}${documentHtml(content)}
</body>
</html>
`;
}

/** What of the page is the document: our own reader takes it as it is, whatever it looks like. */
export function documentHtml(content: Node): string {
  return `<article data-weft-document>${contentOf(content).replaceAll("&#124;", "|")}</article>`;
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
[data-align="center"] { text-align: center; }
[data-align="end"] { text-align: end; }
[data-align="justify"] { text-align: justify; }
`;
