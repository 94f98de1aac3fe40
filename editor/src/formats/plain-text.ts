import type { Node } from "@tiptap/pm/model";

/** The words of a document as somebody would type them into a plain text. */
export function plainText(content: Node): string {
  return blocksOf(content).join("\n\n");
}

function blocksOf(parent: Node): string[] {
  return parent.children.map(blockText).filter((text) => text !== "");
}

const writers: Readonly<Record<string, (node: Node) => string>> = {
  bulletList: (list) => itemsOf(list, () => "- "),
  orderedList: (list) => itemsOf(list, (_item, index) => `${Number(list.attrs["start"] ?? 1) + index}. `),
  taskList: (list) => itemsOf(list, (item) => (item.attrs["checked"] === true ? "[x] " : "[ ] ")),
  blockquote: (quote) => indent(blocksOf(quote).join("\n\n"), "> ", "> "),
  horizontalRule: () => "---",
  table: (table) => [...captionOf(table), ...table.children.map(rowText)].join("\n"),
};

function blockText(node: Node): string {
  const write = writers[node.type.name];
  if (write) return write(node);
  if (node.isLeaf) return leafText(node);
  return node.inlineContent ? wordsOf(node) : blocksOf(node).join("\n\n");
}

export function wordsOf(node: Node): string {
  return node.children.map((child) => child.text ?? (child.isLeaf ? leafText(child) : wordsOf(child))).join("");
}

/** As the kind of block says it in words. */
function leafText(node: Node): string {
  if (node.type.name === "hardBreak") return "\n";
  const toText: unknown = node.type.spec["toText"];
  if (typeof toText === "function") return String(toText({ node }));
  return node.type.spec.leafText?.(node) ?? "";
}

function itemsOf(list: Node, marker: (item: Node, index: number) => string): string {
  return list.children
    .map((item, index) => {
      const first = marker(item, index);
      return indent(blocksOf(item).join("\n"), first, " ".repeat(first.length));
    })
    .join("\n");
}

function captionOf({ attrs: { caption } }: Node): string[] {
  return typeof caption === "string" ? [caption] : [];
}

function rowText(row: Node): string {
  return row.children.map((cell) => blocksOf(cell).join(" ").replaceAll("\n", " ")).join("\t");
}

function indent(text: string, first: string, rest: string): string {
  return text
    .split("\n")
    .map((line, index) => (index === 0 ? first : rest) + line)
    .join("\n");
}
