import { Extension, InputRule } from "@tiptap/core";
import type { NodeType } from "@tiptap/pm/model";
import { type CalloutKind, calloutKinds } from "./kinds.ts";
import { isInside } from "../is-inside.ts";
import type { BlockTools, Insertion, Tool } from "../block.ts";
import { readAlert, writeAlert } from "./alert.ts";

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

const CalloutCommands = Extension.create({
  name: "calloutCommands",
  addCommands() {
    return {
      setCallout:
        (kind) =>
        ({ commands, editor }) =>
          isInside(editor, "callout")
            ? commands.updateAttributes("callout", { kind })
            : commands.wrapIn("callout", { kind }),
      unsetCallout:
        () =>
        ({ commands }) =>
          commands.lift("callout"),
      toggleCallout:
        (kind) =>
        ({ commands, editor }) =>
          isInside(editor, "callout", { kind }) ? commands.unsetCallout() : commands.setCallout(kind),
    };
  },

  addInputRules() {
    return [
      new InputRule({
        find: /^\[!(note|tip|important|warning|caution)\]\s$/i,
        handler: ({ state: { tr, schema }, range, match, chain }) => {
          const callout = schema.nodes["callout"] as NodeType;
          const kind = match[1]?.toLowerCase();
          const $start = tr.doc.resolve(range.from);
          if ($start.depth > 1 && $start.node(-1).type === schema.nodes["blockquote"] && $start.index(-1) === 0) {
            tr.delete(range.from, range.to).setNodeMarkup($start.before(-1), callout, { kind });
          } else {
            chain().deleteRange(range).wrapIn(callout, { kind }).run();
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
  typed: "[!note]",
  icon: "info",
  group: "structure",
  isEnabled: (editor) => editor.can().wrapIn("callout"),
  run: (editor) => editor.chain().focus().setCallout("note").run(),
};

export const calloutTools: BlockTools = {
  behavior: () => [CalloutCommands],
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
