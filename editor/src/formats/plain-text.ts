import type { Node } from "@tiptap/pm/model";
import { type FootnoteNumbers, numberFootnotes } from "./number-footnotes.ts";

/** The words of a document as somebody would type them into a plain text. */
export function plainText(content: Node): string {
  return blocksOf(content, numberFootnotes(content)).join("\n\n");
}

function blocksOf(parent: Node, numbers: FootnoteNumbers): string[] {
  return parent.children.map((block) => blockText(block, numbers)).filter((text) => text !== "");
}

const writers: Readonly<Record<string, (node: Node, numbers: FootnoteNumbers) => string>> = {
  bulletList: (list, numbers) => itemsOf(list, numbers, () => "- "),
  orderedList: (list, numbers) =>
    itemsOf(list, numbers, (_item, index) => `${Number(list.attrs["start"] ?? 1) + index}. `),
  taskList: (list, numbers) => itemsOf(list, numbers, (item) => (item.attrs["checked"] === true ? "[x] " : "[ ] ")),
  blockquote: (quote, numbers) => indent(blocksOf(quote, numbers).join("\n\n"), "> ", "> "),
  horizontalRule: () => "---",
  table: (table, numbers) => [...captionOf(table), ...table.children.map((row) => rowText(row, numbers))].join("\n"),
  footnote: (note, numbers) => {
    const number = numbers.get(note.attrs["id"]);
    const first = number === undefined ? "" : `[${number}] `;
    return indent(blocksOf(note, numbers).join("\n"), first, " ".repeat(first.length));
  },
};

function blockText(node: Node, numbers: FootnoteNumbers): string {
  const write = writers[node.type.name];
  if (write) return write(node, numbers);
  if (node.isLeaf) return leafText(node, numbers);
  return node.inlineContent ? wordsOf(node, numbers) : blocksOf(node, numbers).join("\n\n");
}

export function wordsOf(node: Node, numbers: FootnoteNumbers = new Map()): string {
  return node.children
    .map((child) => child.text ?? (child.isLeaf ? leafText(child, numbers) : wordsOf(child, numbers)))
    .join("");
}

/** As the kind of block says it in words. */
function leafText(node: Node, numbers: FootnoteNumbers): string {
  if (node.type.name === "hardBreak") return "\n";
  const number = node.type.name === "footnoteReference" ? numbers.get(node.attrs["id"]) : undefined;
  if (number !== undefined) return `[${number}]`;
  const toText: unknown = node.type.spec["toText"];
  if (typeof toText === "function") return String(toText({ node }));
  return node.type.spec.leafText?.(node) ?? "";
}

function itemsOf(list: Node, numbers: FootnoteNumbers, marker: (item: Node, index: number) => string): string {
  return list.children
    .map((item, index) => {
      const first = marker(item, index);
      return indent(blocksOf(item, numbers).join("\n"), first, " ".repeat(first.length));
    })
    .join("\n");
}

function captionOf({ attrs: { caption } }: Node): string[] {
  return typeof caption === "string" ? [caption] : [];
}

function rowText(row: Node, numbers: FootnoteNumbers): string {
  return row.children.map((cell) => blocksOf(cell, numbers).join(" ").replaceAll("\n", " ")).join("\t");
}

function indent(text: string, first: string, rest: string): string {
  return text
    .split("\n")
    .map((line, index) => (index === 0 ? first : rest) + line)
    .join("\n");
}
