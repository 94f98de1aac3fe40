import { Schema } from "prosemirror-model";

/** What a simple editor knows: text in paragraphs, headings and nested lists. */
export const schema = new Schema({
  nodes: {
    doc: { content: "block+" },
    paragraph: { group: "block", content: "inline*", toDOM: () => ["p", 0], parseDOM: [{ tag: "p" }] },
    heading: {
      group: "block",
      content: "inline*",
      attrs: { level: { default: 1 } },
      toDOM: (node) => [`h${String(node.attrs["level"])}`, 0],
      parseDOM: [1, 2, 3].map((level) => ({ tag: `h${level}`, attrs: { level } })),
    },
    bulletList: { group: "block", content: "listItem+", toDOM: () => ["ul", 0], parseDOM: [{ tag: "ul" }] },
    listItem: { content: "paragraph block*", toDOM: () => ["li", 0], parseDOM: [{ tag: "li" }] },
    text: { group: "inline" },
  },
  marks: {
    bold: { toDOM: () => ["strong", 0], parseDOM: [{ tag: "strong" }] },
    italic: { toDOM: () => ["em", 0], parseDOM: [{ tag: "em" }] },
  },
});
