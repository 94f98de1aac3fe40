import { Node } from "@tiptap/core";
import type { Block } from "../block.ts";
import { captionAttribute, captionOf, captionRule } from "./caption.ts";
import { cellAttributes, headAttributes } from "./cell-attributes.ts";
import { TableView, widthsOf } from "./table-view.ts";

type Role = "table" | "row" | "cell" | "header_cell";

/** By what prosemirror-tables knows the parts of a table. */
const roles: Record<string, Role> = { table: "table", tableRow: "row", tableCell: "cell", tableHeader: "header_cell" };

const Table = Node.create({
  name: "table",
  group: "block",
  content: "tableRow+",
  isolating: true,
  extendNodeSchema: ({ name }) => ({ tableRole: roles[name] }),
  addAttributes: () => captionAttribute,
  parseHTML: () => [{ tag: "table" }, captionRule],
  renderHTML: ({ node, HTMLAttributes }) => [
    "table",
    HTMLAttributes,
    ...(captionOf(node) ? [["caption", {}, captionOf(node)] as const] : []),
    ["colgroup", {}, ...widthsOf(node).map((width) => ["col", width > 0 ? { width } : {}])],
    ["tbody", 0],
  ],
  addNodeView:
    () =>
    ({ node }) =>
      new TableView(node),
});

const Row = Node.create({
  name: "tableRow",
  content: "(tableCell | tableHeader)*",
  parseHTML: () => [{ tag: "tr" }],
  renderHTML: ({ HTMLAttributes }) => ["tr", HTMLAttributes, 0],
});

const Cell = Node.create({
  name: "tableCell",
  content: "block+",
  isolating: true,
  addAttributes: () => cellAttributes,
  parseHTML: () => [{ tag: "td" }],
  renderHTML: ({ HTMLAttributes }) => ["td", HTMLAttributes, 0],
});

const Head = Node.create({
  name: "tableHeader",
  content: "block+",
  isolating: true,
  addAttributes: () => headAttributes,
  parseHTML: () => [{ tag: "th" }],
  renderHTML: ({ HTMLAttributes }) => ["th", HTMLAttributes, 0],
});

export const table: Block = { extensions: [Table, Row, Cell, Head] };
