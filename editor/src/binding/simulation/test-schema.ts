import { type MarkSpec, type NodeSpec, Schema } from "@tiptap/pm/model";
import { unknownNames } from "../unknown-content.ts";

const cell = {
  content: "block+",
  isolating: true,
  attrs: { colspan: { default: 1 }, rowspan: { default: 1 }, colwidth: { default: null } },
};

const blocks: Record<string, NodeSpec> = {
  doc: { content: "block+", marks: "_" },
  paragraph: { group: "block", content: "inline*" },
  heading: {
    group: "block",
    content: "inline*",
    attrs: { level: { default: 1, validate: "number" } },
    defining: true,
  },
  blockquote: { group: "block", content: "block+", marks: "_", defining: true },
  codeBlock: {
    group: "block",
    content: "text*",
    marks: "",
    code: true,
    defining: true,
    attrs: { language: { default: null, validate: "string|null" } },
  },
  bulletList: { group: "block", content: "listItem+" },
  orderedList: { group: "block", content: "listItem+", attrs: { start: { default: 1 } } },
  listItem: { content: "paragraph block*", defining: true },
  table: { group: "block", content: "tableRow+", tableRole: "table", isolating: true },
  tableRow: { content: "(tableCell | tableHeader)*", tableRole: "row" },
  tableCell: { ...cell, tableRole: "cell" },
  tableHeader: { ...cell, tableRole: "header_cell" },
  horizontalRule: { group: "block" },
  text: { group: "inline" },
  hardBreak: { group: "inline", inline: true, selectable: false },
  mention: { group: "inline", inline: true, atom: true, attrs: { id: {}, label: { default: null } } },
};

const placeholder = { atom: true, attrs: { name: { default: "" }, words: { default: "" }, tree: { default: null } } };

const placeholders: Record<string, NodeSpec> = {
  [unknownNames.block]: { ...placeholder, group: "block" },
  [unknownNames.inline]: { ...placeholder, group: "inline", inline: true },
};

const marks: Record<string, MarkSpec> = {
  bold: {},
  italic: {},
  link: { attrs: { href: { validate: "string" } }, inclusive: false },
  comment: { attrs: { id: {} }, excludes: "" },
};

const unknownMark: MarkSpec = { attrs: { key: {}, value: {} }, excludes: "" };

/** Lists in lists, tables, marks and atoms, and a place for everything it does not know. */
export const schema = new Schema({
  nodes: withUnknownAttributes({ ...blocks, ...placeholders }),
  marks: { ...marks, code: { excludes: "_" }, [unknownNames.mark]: unknownMark },
});

/** Without what the converters of the stock libraries understand in another way. */
export const stockSchema = new Schema({ nodes: blocks, marks: { ...marks, code: {} } });

/** Has no place for what it does not know. */
export const hidingSchema = new Schema({ nodes: blocks, marks: { ...marks, code: { excludes: "_" } } });

function withUnknownAttributes(specs: Record<string, NodeSpec>): Record<string, NodeSpec> {
  return Object.fromEntries(
    Object.entries(specs).map(([name, spec]) => {
      const isOurs = name !== "text" && name !== "doc" && !(name in placeholders);
      return [name, isOurs ? { ...spec, attrs: { ...spec.attrs, [unknownNames.attribute]: { default: null } } } : spec];
    }),
  );
}
