import { Node } from "@tiptap/core";
import type { Messages } from "../../messages/english.ts";
import type { Block } from "../block.ts";
import { inItsDirection } from "../text-direction.ts";
import { columnView } from "./column-view.ts";
import { parseWidth, validateWidth } from "./column-width.ts";

const Columns = Node.create({
  name: "columns",
  group: "block",
  content: "column+",
  defining: true,
  isolating: true,
  parseHTML: () => [{ tag: "div[data-columns]" }],
  renderHTML: ({ HTMLAttributes }) => ["div", { ...HTMLAttributes, "data-columns": "" }, 0],
  addNodeView: () => inItsDirection("div", { "data-columns": "" }),
});

const Column = Node.create<{ messages: Messages | undefined }>({
  name: "column",
  content: "block+",
  defining: true,
  isolating: true,
  selectable: false,
  addOptions: () => ({ messages: undefined }),
  addAttributes: () => ({
    /** A share of the room beside those of the others; 1 where nothing is said. */
    width: {
      default: null,
      validate: validateWidth,
      parseHTML: (element) => parseWidth(element.dataset["width"]),
      renderHTML: ({ width }) => (width === null ? {} : { "data-width": String(width) }),
    },
  }),
  parseHTML: () => [{ tag: "div[data-column]" }],
  renderHTML: ({ HTMLAttributes }) => ["div", { ...HTMLAttributes, "data-column": "" }, 0],
  addNodeView() {
    const { messages } = this.options;
    return messages ? (props) => columnView(props, messages.prose.columns.width) : null;
  },
});

export const columns: Block = {
  extensions: [Columns],
  speakingExtensions: (messages) => [Column.configure({ messages })],
};
