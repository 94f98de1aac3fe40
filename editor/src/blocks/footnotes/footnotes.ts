import { Extension, Node } from "@tiptap/core";
import { Plugin } from "@tiptap/pm/state";
import type { Messages } from "../../messages/english.ts";
import type { Block } from "../block.ts";
import { toFootnoteId, validateId } from "./footnote-id.ts";
import { findFootnotes, type Footnotes, followFootnotes, footnotesIn, footnotesKey } from "./footnote-numbers.ts";
import { footnoteView, referenceView } from "./footnote-views.ts";

interface Options {
  messages: Messages | undefined;
}

const id = { validate: validateId };

const Reference = Node.create<Options>({
  name: "footnoteReference",
  group: "inline",
  inline: true,
  atom: true,
  addOptions: () => ({ messages: undefined }),
  addAttributes: () => ({
    id: {
      ...id,
      isRequired: true,
      parseHTML: (element) => toFootnoteId(element.dataset["footnote"]),
      renderHTML: ({ id: name }) => ({ "data-footnote": name }),
    },
  }),
  parseHTML: () => [{ tag: "sup[data-footnote]", priority: 60 }],
  renderHTML: ({ HTMLAttributes }) => ["sup", HTMLAttributes, "†"],
  renderText: () => "†",
  addNodeView() {
    const { messages } = this.options;
    return messages ? (props) => referenceView(props, messages.prose.footnote) : null;
  },
});

/** Its text is a block like others, usually at the end: two people can each add one and write in one. */
const Footnote = Node.create<Options>({
  name: "footnote",
  group: "block",
  content: "block+",
  defining: true,
  isolating: true,
  addOptions: () => ({ messages: undefined }),
  addAttributes: () => ({
    id: {
      ...id,
      isRequired: true,
      parseHTML: (element) => toFootnoteId(element.dataset["footnoteText"]),
      renderHTML: ({ id: name }) => ({ "data-footnote-text": name }),
    },
  }),
  parseHTML: () => [{ tag: "div[data-footnote-text]" }],
  renderHTML: ({ HTMLAttributes }) => ["div", { ...HTMLAttributes, role: "note" }, 0],
  addNodeView() {
    const { messages } = this.options;
    return messages ? (props) => footnoteView(props, messages.prose.footnote) : null;
  },
});

/** Their numbers, in the order of the references. */
const FootnoteNumbers = Extension.create({
  name: "footnoteNumbers",
  addProseMirrorPlugins: () => [
    new Plugin<Footnotes>({
      key: footnotesKey,
      state: {
        init: (_config, { doc }) => findFootnotes(doc),
        apply: (transaction, footnotes) =>
          transaction.docChanged ? followFootnotes(footnotes, transaction) : footnotes,
      },
      props: { decorations: (state) => footnotesIn(state).decorations },
    }),
  ],
});

export const footnotes: Block = {
  extensions: [FootnoteNumbers],
  speakingExtensions: (messages) => [Reference.configure({ messages }), Footnote.configure({ messages })],
};
