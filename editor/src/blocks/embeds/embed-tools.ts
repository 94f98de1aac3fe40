import type { Editor } from "@tiptap/core";
import type { BlockTools } from "../block.ts";
import { openPanel, opensPanel } from "../panel.ts";
import { name } from "./embed.ts";

export const embedTools: BlockTools = {
  behavior: () => [opensPanel(name, "embed")],
  insertions: [
    {
      name,
      label: ({ embeds }) => embeds.embed,
      words: ({ embeds }) => embeds.words,
      icon: "globe",
      group: "media",
      run: insertEmbed,
    },
  ],
};

function insertEmbed(editor: Editor) {
  // At once: Tiptap's own way would take the focus from the panel a moment later.
  editor.view.focus();
  editor.commands.insertContent({ type: name });
  const { selection, doc } = editor.state;
  let found: number | undefined;
  doc.nodesBetween(Math.max(0, selection.from - 2), selection.to, (node, position) => {
    if (node.type.name === name) found = position;
  });
  if (found !== undefined) openPanel(editor.view, "embed", found);
}
