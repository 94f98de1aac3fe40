import { all, isBlank, rename, styleOf, unwrap } from "./elements.ts";

const sign = '[class*="Mso"], [style*="mso-"]';

/** Their marks in the text, and what they say. */
const comments = '[style*="mso-element:comment"], .MsoCommentReference, [class*="msocom"]';

/** It looks like an item and has no number, because it belongs to the one before. */
const unnumbered = '[class*="MsoListParagraph"]';

interface Item {
  readonly element: HTMLElement;
  readonly level: number;
  /** Which of the document's lists it belongs to. */
  readonly list: string;
  readonly marker: string;
}

/** Word writes list items as paragraphs with a bullet of text before them, and titles and quotes by the names of styles. */
export function tidyWord(page: HTMLElement) {
  if (!page.querySelector(sign)) return;
  for (const element of all(page, `[style*="mso-hide:all"], ${comments}`)) element.remove();
  for (const element of all(page, "*").filter(({ nodeName }) => /^o:p$/i.test(nodeName))) {
    if (isBlank(element)) element.remove();
    else unwrap(element);
  }
  for (const tab of all(page, '[style*="mso-tab-count"], [style*="mso-spacerun"]')) tab.replaceWith(" ");
  for (const title of all(page, "p.MsoTitle")) rename(title, "h1");
  for (const paragraph of all(page, '[style*="mso-outline-level"]')) {
    const level = Number(styleOf(paragraph, "mso-outline-level"));
    if (paragraph.localName === "p" && level >= 1 && level <= 6) rename(paragraph, `h${level}`);
  }
  for (const quote of all(page, "p.MsoQuote, p.MsoIntenseQuote")) {
    const wrapper = page.ownerDocument.createElement("blockquote");
    quote.replaceWith(wrapper);
    wrapper.append(quote);
  }
  buildLists(page);
}

function buildLists(page: HTMLElement) {
  /** The lists that are open, from the outermost. */
  let open: { list: HTMLElement; level: number; name: string }[] = [];
  let last: Element | undefined;
  for (const element of all(page, "p, h1, h2, h3, h4, h5, h6")) {
    const follows = element.previousElementSibling === last && last !== undefined;
    const item = itemOf(element);
    if (!item) {
      if (follows && element.matches(unnumbered)) continueItem(element, open);
      continue;
    }
    if (!follows) open = [];
    while (open.length > 0 && (open.at(-1)?.level ?? 0) > item.level) open.pop();
    const innermost = open.at(-1);
    if (innermost?.level === item.level && innermost.name !== nameOf(item)) open.pop();
    if (open.at(-1)?.level !== item.level) open.push(beginList(item, open.at(-1)?.list));
    const entry = page.ownerDocument.createElement("li");
    const task = /^[☐☑☒]/u.exec(item.marker)?.[0];
    if (task) {
      entry.setAttribute("role", "checkbox");
      entry.setAttribute("aria-checked", String(task !== "☐"));
    }
    open.at(-1)?.list.append(entry);
    entry.append(item.element);
    if (item.element.localName !== "p") rename(item.element, "p");
    last = open[0]?.list;
  }
}

/** What stands below the words of an item, as far in as they are: without a margin of its own that is the first level. */
function continueItem(element: HTMLElement, open: readonly { list: HTMLElement }[]) {
  const at = styleOf(element, "margin-left") === "" ? open[0] : open.at(-1);
  if (isBlank(element) && !element.querySelector("img")) element.remove();
  else at?.list.lastElementChild?.append(element);
}

function beginList({ element, level, list, marker }: Item, parent: HTMLElement | undefined) {
  const [, number] = /^\(?(\w+)[.)]/.exec(marker) ?? [];
  const made = element.ownerDocument.createElement(number === undefined ? "ul" : "ol");
  if (Number(number) > 1) made.setAttribute("start", String(Number(number)));
  if (parent?.lastElementChild) parent.lastElementChild.append(made);
  else element.before(made);
  return { list: made, level, name: nameOf({ list, marker }) };
}

/** Bullets and numbers of one list of Word's are two of ours. */
function nameOf({ list, marker }: Pick<Item, "list" | "marker">): string {
  return `${list} ${/^\(?\w+[.)]/.test(marker)}`;
}

function itemOf(element: HTMLElement): Item | undefined {
  const [, list, level] = /(l\d+)\s+level(\d+)/.exec(styleOf(element, "mso-list")) ?? [];
  if (list === undefined) return undefined;
  const signs = signsOf(element);
  const marker = signs.map(({ textContent }) => textContent).join("");
  for (const mark of signs) mark.remove();
  return { element, list, level: Number(level), marker: marker.replaceAll("\u00A0", " ").trim() };
}

/** The bullet or the number: Word says so by a style, and what has taken its styles away by what is around it. */
function signsOf(element: HTMLElement): ChildNode[] {
  const named = all(element, '[style*="mso-list:Ignore"], [style*="mso-list: Ignore"]');
  if (named.length > 0) return named;
  const nodes = [...element.childNodes];
  const isComment = (node: ChildNode, words: string) =>
    node.nodeName === "#comment" && node.nodeValue?.trim() === words;
  const begin = nodes.findIndex((node) => isComment(node, "[if !supportLists]"));
  const end = nodes.findIndex((node, index) => index > begin && isComment(node, "[endif]"));
  return begin < 0 || end < 0 ? [] : nodes.slice(begin + 1, end);
}
