import { InputRule, Node } from "@tiptap/core";
import { isInside } from "../is-inside.ts";
import type { Messages } from "../../messages/english.ts";
import { oneOf } from "../attribute.ts";
import type { Block, Insertion, Tool } from "../block.ts";
import { calloutView } from "./callout-view.ts";
import { readAlert, writeAlert } from "./alert.ts";
import { type CalloutKind, calloutKinds, isCalloutKind } from "./kinds.ts";

declare module "@tiptap/core" {
  interface Commands<ReturnType> {
    callout: {
      /** Puts the selected blocks into a callout, or changes the kind of the one they are in. */
      setCallout: (kind: CalloutKind) => ReturnType;
      /** Takes the selected blocks out of the callout. */
      unsetCallout: () => ReturnType;
      toggleCallout: (kind: CalloutKind) => ReturnType;
    };
  }
}

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

  addCommands() {
    return {
      setCallout:
        (kind) =>
        ({ commands, editor }) =>
          isInside(editor, this.name)
            ? commands.updateAttributes(this.name, { kind })
            : commands.wrapIn(this.name, { kind }),
      unsetCallout:
        () =>
        ({ commands }) =>
          commands.lift(this.name),
      toggleCallout:
        (kind) =>
        ({ commands, editor }) =>
          isInside(editor, this.name, { kind }) ? commands.unsetCallout() : commands.setCallout(kind),
    };
  },

  addInputRules() {
    return [
      new InputRule({
        find: /^\[!(note|tip|important|warning|caution)\]\s$/i,
        handler: ({ state: { tr, schema }, range, match, chain }) => {
          const kind = match[1]?.toLowerCase();
          const $start = tr.doc.resolve(range.from);
          if ($start.depth > 1 && $start.node(-1).type === schema.nodes["blockquote"] && $start.index(-1) === 0) {
            tr.delete(range.from, range.to).setNodeMarkup($start.before(-1), this.type, { kind });
          } else {
            chain().deleteRange(range).wrapIn(this.type, { kind }).run();
          }
        },
      }),
    ];
  },
});

const insertion: Insertion = {
  name: "callout",
  label: ({ prose }) => prose.callout.name,
  words: ({ prose }) => prose.callout.words,
  icon: "info",
  group: "structure",
  isEnabled: (editor) => editor.can().wrapIn("callout"),
  run: (editor) => editor.chain().focus().setCallout("note").run(),
};

export const callout: Block = {
  extensions: [],
  speakingExtensions: (messages) => [Callout.configure({ messages })],
  insertions: [insertion],
  innerTools: {
    isShown: (editor) => isInside(editor, "callout"),
    tools: [
      ...calloutKinds.map((kind): Tool => ({
        name: `callout-${kind}`,
        label: ({ prose }) => prose.callout.kinds[kind],
        icon: `callout-${kind}`,
        isActive: (editor) => isInside(editor, "callout", { kind }),
        run: (editor) => editor.chain().focus().setCallout(kind).run(),
      })),
      {
        name: "unsetCallout",
        label: ({ prose }) => prose.callout.unset,
        icon: "ungroup",
        run: (editor) => editor.chain().focus().unsetCallout().run(),
      },
    ],
  },
  markdown: { nodes: { callout: writeAlert }, read: { blockquote: readAlert } },
};

function kindIn(element: HTMLElement): CalloutKind {
  const candidates = [element.dataset["callout"], ...[...element.classList].map((name) => name.split("-").at(-1))];
  return candidates.find((candidate) => isCalloutKind(candidate)) ?? "note";
}
