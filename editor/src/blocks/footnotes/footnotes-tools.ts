import { Extension } from "@tiptap/core";
import { NodeSelection, Plugin } from "@tiptap/pm/state";
import { deleteLonely, footnoteAround, insertFootnote, withNewIds } from "./footnote-commands.ts";
import { footnotesIn } from "./footnote-numbers.ts";
import type { BlockTools } from "../block.ts";
import { jump } from "./jump.ts";
import { markdown } from "./footnote-markdown.ts";

declare module "@tiptap/core" {
  interface Commands<ReturnType> {
    footnotes: {
      /** Adds a footnote behind what is selected, with the caret in its text. */
      insertFootnote: () => ReturnType;
      /** From the text of a footnote to its reference, and the other way. */
      jumpInFootnote: () => ReturnType;
    };
  }
}

const FootnoteKeys = Extension.create({
  name: "footnotes",
  priority: 150,

  addCommands: () => ({
    insertFootnote:
      () =>
      ({ state, tr }) =>
        insertFootnote(state, tr),
    jumpInFootnote:
      () =>
      ({ state, tr }) => {
        const text = footnoteAround(state);
        if (text) return jump(state, tr, { id: text.node.attrs["id"], kind: "text" });
        const node = state.selection instanceof NodeSelection ? state.selection.node : undefined;
        if (node?.type.name !== "footnoteReference") return false;
        return jump(state, tr, { id: node.attrs["id"], kind: "reference" });
      },
  }),

  addKeyboardShortcuts: () => ({
    "Mod-Alt-f": ({ editor }) => editor.commands.jumpInFootnote() || editor.commands.insertFootnote(),
    // An empty last line: done with this footnote, back to where one was.
    Enter: ({ editor }) => {
      const text = footnoteAround(editor.state);
      const { $head, empty } = editor.state.selection;
      if (!text) return editor.commands.jumpInFootnote();
      const isLast =
        empty && $head.parent.content.size === 0 && $head.after() === text.position + text.node.nodeSize - 1;
      if (!isLast || $head.node(-1) !== text.node) return false;
      return editor
        .chain()
        .jumpInFootnote()
        .command(({ tr }) => {
          if (text.node.childCount > 1) tr.delete($head.before(), $head.after());
          return true;
        })
        .run();
    },
    Backspace: ({ editor }) => {
      const text = footnoteAround(editor.state);
      const { $head, empty } = editor.state.selection;
      if (!text || !empty || $head.pos !== text.position + 2) return false;
      if (text.node.textContent !== "" || text.node.childCount > 1) return true;
      return editor
        .chain()
        .jumpInFootnote()
        .command(({ tr }) => {
          tr.delete(text.position, text.position + text.node.nodeSize);
          return true;
        })
        .run();
    },
  }),

  addProseMirrorPlugins: () => [
    new Plugin({
      appendTransaction(transactions, before, after) {
        const isMine = transactions.every(
          (transaction) =>
            transaction.getMeta("addToHistory") !== false && !["cut", "drop"].includes(transaction.getMeta("uiEvent")),
        );
        const [had, has] = [footnotesIn(before), footnotesIn(after)];
        if (!isMine || had.numbers === has.numbers) return null;
        return deleteLonely(had, has, after) ?? null;
      },
      props: { transformPasted: (slice, view) => withNewIds(slice, view.state) },
    }),
  ],
});

export const footnotesTools: BlockTools = {
  behavior: () => [FootnoteKeys],
  insertions: [
    {
      name: "footnote",
      label: ({ prose }) => prose.footnote.name,
      words: ({ prose }) => prose.footnote.words,
      icon: "asterisk",
      group: "inline",
      isEnabled: (editor) => editor.can().insertFootnote(),
      run: (editor) => editor.chain().focus().insertFootnote().run(),
    },
  ],
  markdown,
};
