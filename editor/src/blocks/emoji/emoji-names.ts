import { type Editor, Extension, InputRule } from "@tiptap/core";

/** A name between two colons becomes the emoji, if only when the names have been loaded. */
export const EmojiNames = Extension.create({
  name: "emojiNames",
  addInputRules() {
    return [
      new InputRule({
        find: /(?:^|[\s([{"'“«]):([\p{L}+][\p{L}\p{N}_+-]{0,30}):$/u,
        handler: ({ match: [, name = ""] }) => {
          void takeName(this.editor, name);
          return null;
        },
      }),
    ];
  },
});

/** Where somebody has gone on writing meanwhile, the name stands a little before the caret. */
async function takeName(editor: Editor, name: string) {
  const { findEmoji } = await import("./find-emoji.ts");
  const [found] = findEmoji(name);
  if (found?.name !== name.toLowerCase() || editor.isDestroyed || editor.view.composing) return;
  const { state, view } = editor;
  const { $head } = state.selection;
  const typed = `:${name}:`;
  const at = $head.parent.textBetween(0, $head.parentOffset, undefined, "\uFFFC").lastIndexOf(typed);
  if (at < 0) return;
  const from = $head.start() + at;
  view.dispatch(state.tr.insertText(found.emoji, from, from + typed.length));
}
