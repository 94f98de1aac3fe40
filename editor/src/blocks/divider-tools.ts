import { HorizontalRule } from "@tiptap/extension-horizontal-rule";
import { NodeSelection } from "@tiptap/pm/state";
import type { BlockTools } from "./block.ts";
import { caretBelow } from "./caret-below.ts";

/** Tiptap's own selects what is below when that is a list or a quote, and typing on would replace it. */
const Divider = HorizontalRule.extend({
  addCommands() {
    const { setHorizontalRule } = this.parent?.() ?? {};
    return {
      setHorizontalRule: () => (props) => {
        if (!setHorizontalRule?.()(props)) return false;
        const { selection } = props.tr;
        const end = selection instanceof NodeSelection ? selection.from : selection.$from.before();
        caretBelow(props.tr, end);
        return true;
      },
    };
  },
});

export const dividerTools: BlockTools = {
  behavior: () => [Divider],
  markdown: { nodes: { horizontalRule: () => ({ type: "thematicBreak" }) } },
  tools: [
    {
      name: "divider",
      label: ({ tools }) => tools.divider,
      icon: "minus",
      run: (editor) => editor.chain().focus().setHorizontalRule().run(),
    },
  ],
  insertions: [
    {
      name: "divider",
      label: ({ tools }) => tools.divider,
      words: ({ prose }) => prose.words.divider,
      typed: "---",
      icon: "minus",
      group: "structure",
      run: (editor) => editor.chain().focus().setHorizontalRule().run(),
    },
  ],
};
