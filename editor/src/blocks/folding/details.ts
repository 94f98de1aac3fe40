import { Node } from "@tiptap/core";
import type { Messages } from "../../messages/english.ts";
import type { Block } from "../block.ts";
import { detailsContentView, detailsView } from "./details-view.ts";

const DetailsSummary = Node.create({
  name: "detailsSummary",
  content: "inline*",
  defining: true,
  isolating: true,
  selectable: false,
  parseHTML: () => [{ tag: "summary" }],
  renderHTML: ({ HTMLAttributes }) => ["summary", HTMLAttributes, 0],
});

const DetailsContent = Node.create({
  name: "detailsContent",
  content: "block+",
  defining: true,
  selectable: false,
  parseHTML: () => [{ tag: "div[data-details-content]" }],
  renderHTML: ({ HTMLAttributes }) => ["div", { ...HTMLAttributes, "data-details-content": "" }, 0],
  addNodeView: () => detailsContentView,
});

const Details = Node.create<{ messages: Messages | undefined }>({
  name: "details",
  group: "block",
  content: "detailsSummary detailsContent",
  defining: true,
  isolating: true,
  addOptions: () => ({ messages: undefined }),
  parseHTML: () => [{ tag: "details" }],
  renderHTML: ({ HTMLAttributes }) => ["details", HTMLAttributes, 0],

  addNodeView() {
    const { messages } = this.options;
    return messages ? (props) => detailsView(props, messages.prose.details) : null;
  },
});

export const details: Block = {
  extensions: [DetailsSummary, DetailsContent],
  speakingExtensions: (messages) => [Details.configure({ messages })],
};
