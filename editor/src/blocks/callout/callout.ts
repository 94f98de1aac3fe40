import { Node } from "@tiptap/core";
import type { Messages } from "../../messages/english.ts";
import { oneOf } from "../attribute.ts";
import type { Block } from "../block.ts";
import { calloutView } from "./callout-view.ts";
import { type CalloutKind, calloutKinds, isCalloutKind } from "./kinds.ts";

const Callout = Node.create<{ messages: Messages | undefined }>({
  name: "callout",
  group: "block",
  content: "block+",
  defining: true,

  addOptions: () => ({ messages: undefined }),

  addAttributes: () => ({
    kind: {
      default: "note",
      validate: oneOf(calloutKinds),
      parseHTML: kindIn,
      renderHTML: ({ kind }) => ({ "data-callout": kind }),
    },
  }),

  parseHTML: () => [
    { tag: "div[data-callout]" },
    { tag: "div.markdown-alert" },
    { tag: "p.markdown-alert-title", ignore: true, priority: 1001 },
  ],

  renderHTML: ({ HTMLAttributes }) => ["div", { ...HTMLAttributes, role: "note" }, 0],

  addNodeView() {
    const { messages } = this.options;
    return messages ? (props) => calloutView(props, messages.prose.callout) : null;
  },
});

export const callout: Block = {
  extensions: [],
  speakingExtensions: (messages) => [Callout.configure({ messages })],
};

function kindIn(element: HTMLElement): CalloutKind {
  const candidates = [element.dataset["callout"], ...[...element.classList].map((name) => name.split("-").at(-1))];
  return candidates.find((candidate) => isCalloutKind(candidate)) ?? "note";
}
