import { all, isBlank, rename } from "./elements.ts";

const unseen = [
  "script, style, noscript, template, button, select, [hidden]",
  '[style*="display:none"], [style*="display: none"]',
  // The signs beside headings that link to themselves.
  "a.anchor, a.headerlink, a.anchorjs-link, a.heading-link",
  "br.Apple-interchange-newline",
].join(", ");

/** Where a space stands beside other elements, Chromium and Safari write one that does not break. */
const replacedSpaces = "span:not([class]):not([style]), span.Apple-converted-space";

/** Takes away what a web page shows around its words, and makes paragraphs of lines that breaks set apart. */
export function tidyWeb(page: HTMLElement) {
  for (const element of all(page, unseen)) {
    if (element.localName !== "button" || !element.closest("summary")) element.remove();
  }
  // Parts of the whole, as LibreOffice writes them, are no pixels.
  for (const column of all(page, 'col[width$="*"], col[width$="%"]')) column.removeAttribute("width");
  // Of Calc: as wide as its small letters need.
  for (const columns of all(page, "colgroup[width]:empty")) columns.removeAttribute("width");
  // Heads by their place alone.
  for (const cell of all(page, "thead > tr > td")) rename(cell, "th");
  for (const space of all(page, replacedSpaces)) if (space.textContent === "\u00A0") space.replaceWith(" ");
  nameLanguages(page);
  for (const line of all(page, "br")) tidyBreak(line, page);
}

/** Where a highlighter says around the code what language it is. */
function nameLanguages(page: HTMLElement) {
  for (const code of all(page, "pre")) {
    if (code.querySelector('code[class*="language-"]')) continue;
    const around = `${code.className} ${code.parentElement?.className ?? ""} ${code.querySelector("code")?.className ?? ""}`;
    const [, language] = /(?:language-|lang-|highlight-source-|brush:\s*)([\w+#-]+)/.exec(around) ?? [];
    if (language === undefined) continue;
    const inner = code.ownerDocument.createElement("code");
    inner.className = `language-${language}`;
    inner.textContent = code.textContent;
    code.replaceChildren(inner);
  }
}

/** A break alone in a block, or between blocks, is how an empty line is kept open; two are the end of a paragraph. */
function tidyBreak(line: HTMLElement, page: HTMLElement) {
  const { parentElement: parent } = line;
  if (!parent) return;
  const next = besides(line, "nextSibling");
  const previous = besides(line, "previousSibling");
  const isAlone = !next && !previous && /^(?:p|div|td|th)$/.test(parent.localName);
  const isBetween = parent === page && [previous, next].every((side) => side === null || isBlock(side));
  if (isAlone || isBetween) line.remove();
  else if (next?.nodeName === "BR") endParagraph(line);
}

function endParagraph(line: HTMLElement) {
  for (let next = besides(line, "nextSibling"); next?.nodeName === "BR"; next = besides(line, "nextSibling")) {
    (next as Element).remove();
  }
  line.replaceWith(line.ownerDocument.createElement("div"));
}

/** What comes next to a node, but for spaces. */
function besides(node: Node, side: "nextSibling" | "previousSibling"): Node | null {
  let found = node[side];
  while (found && found.nodeType !== 1 && isBlank(found)) found = found[side];
  return found;
}

function isBlock({ nodeName }: Node): boolean {
  return /^(?:p|div|h[1-6]|ul|ol|table|pre|blockquote|hr|section|article)$/i.test(nodeName);
}
