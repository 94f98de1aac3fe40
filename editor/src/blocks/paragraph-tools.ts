import { behindAtoms } from "./behind-atoms.ts";
import { documentEnds } from "./document-ends.ts";
import { enterScrolled } from "./enter-scrolled.ts";
import { isInside } from "./is-inside.ts";
import type { BlockTools } from "./block.ts";
import { saysOnly } from "./markdown.ts";
import { WaysOut } from "./ways-out.ts";

export const paragraphTools: BlockTools = {
  behavior: () => [documentEnds, behindAtoms, enterScrolled, WaysOut],
  markdown: {
    nodes: {
      paragraph: (node, writer) => {
        if (!saysOnly(node)) return undefined;
        const children = writer.inline(node);
        // Alone on its line a tag would be taken for a block.
        return children.length === 1 && children[0]?.type === "html" ? undefined : { type: "paragraph", children };
      },
      hardBreak: () => ({ type: "break" }),
    },
  },
  styles: [
    {
      name: "paragraph",
      label: ({ tools }) => tools.paragraph,
      shortcut: "Mod-Alt-0",
      isActive: (editor) => isInside(editor, "paragraph"),
      apply: (editor) => editor.chain().focus().setParagraph().run(),
    },
  ],
  insertions: [
    {
      name: "paragraph",
      label: ({ tools }) => tools.paragraph,
      words: ({ prose }) => prose.words.paragraph,
      icon: "pilcrow",
      group: "text",
      run: (editor) => editor.chain().focus().setParagraph().run(),
    },
  ],
};
