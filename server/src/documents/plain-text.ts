import * as Y from "yjs";
import { contentOf, titleTextOf } from "./roots.ts";

type Node = Y.XmlElement | Y.XmlText | Y.XmlFragment | Y.XmlHook;

/** The words of a Weft document as a person would type them into a plain text: title, blank line, blocks. */
export function plainText(document: Y.Doc): string {
  const title = titleTextOf(document).trim();
  const body = blocks(contentOf(document)).join("\n\n");
  return `${[title, body].filter(Boolean).join("\n\n")}\n`;
}

function blocks(parent: Y.XmlFragment): string[] {
  return children(parent)
    .map((child) => block(child))
    .filter((text) => text !== undefined);
}

const writers = byName({
  bulletList: (list) => items(list, () => "- "),
  orderedList: (list) => items(list, (_item, index) => `${Number(list.getAttribute("start") ?? 1) + index}. `),
  taskList: (list) => items(list, (item) => (isChecked(item) ? "[x] " : "[ ] ")),
  blockquote: (quote) => indent(blocks(quote).join("\n\n"), "> ", "> "),
  codeBlock: (code) => inline(code),
  horizontalRule: () => "---",
  blockMath: (formula) => said(formula, "latex"),
  embed: (page) => said(page, "url"),
  table: (table) => [said(table, "caption") || [], children(table).map(tableRow)].flat().join("\n"),
});

/** What stands among words. */
const inlineWriters = byName({
  hardBreak: () => "\n",
  mention: (person) => `@${said(person, "label")}`,
  pageLink: (page) => said(page, "title"),
  date: (day) => said(day, "date"),
  inlineMath: (formula) => `$${said(formula, "latex")}$`,
});

/** Names come from outside, and may be any. */
function byName(table: Record<string, (element: Y.XmlElement) => string>) {
  return new Map(Object.entries(table));
}

function block(node: Node): string | undefined {
  if (node instanceof Y.XmlText) return textOf(node) || undefined;
  if (!(node instanceof Y.XmlElement)) return undefined;
  const write = writers.get(node.nodeName);
  if (write) return write(node);
  const isContainer = children(node).some(
    (child) => child instanceof Y.XmlElement && !inlineWriters.has(child.nodeName),
  );
  return isContainer ? blocks(node).join("\n\n") : inline(node);
}

function items(list: Y.XmlElement, marker: (item: Y.XmlElement, index: number) => string): string {
  const elements = children(list).filter((child) => child instanceof Y.XmlElement);
  return elements
    .map((item, index) => {
      const first = marker(item, index);
      return indent(blocks(item).join("\n"), first, " ".repeat(first.length));
    })
    .join("\n");
}

function tableRow(row: Node): string {
  if (!(row instanceof Y.XmlElement)) return "";
  return children(row)
    .map((cell) => (cell instanceof Y.XmlElement ? blocks(cell).join(" ").replaceAll("\n", " ") : ""))
    .join("\t");
}

function inline(element: Y.XmlElement): string {
  return children(element)
    .map((child) => {
      if (child instanceof Y.XmlText) return textOf(child);
      return child instanceof Y.XmlElement ? (inlineWriters.get(child.nodeName)?.(child) ?? "\n") : "\n";
    })
    .join("");
}

function said(element: Y.XmlElement, attribute: string): string {
  const value: unknown = element.getAttribute(attribute);
  return typeof value === "string" ? value : "";
}

/** Without the marks, which `toString` would write as tags. */
function textOf(text: Y.XmlText): string {
  const parts: { insert?: unknown }[] = text.toDelta();
  return parts.map(({ insert }) => (typeof insert === "string" ? insert : "")).join("");
}

function indent(text: string, first: string, rest: string): string {
  return text
    .split("\n")
    .map((line, index) => (index === 0 ? first : rest) + line)
    .join("\n");
}

function isChecked(item: Y.XmlElement): boolean {
  return String(item.getAttribute("checked")) === "true";
}

function children(parent: Y.XmlFragment): Node[] {
  return parent.toArray() as Node[];
}
