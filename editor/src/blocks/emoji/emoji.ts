import { type Editor, Extension, InputRule } from "@tiptap/core";
import type { Block } from "../block.ts";
import type { Suggestion } from "../suggestion.ts";
import type { Emoji } from "./find-emoji.ts";

/** A name between two colons becomes the emoji, if only when the names have been loaded. */
const EmojiNames = Extension.create({
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

/** Emoji by their names, as `:tada`. They are letters like any others: there is no node for them. */
export const emoji: Block = {
  extensions: [EmojiNames],
  insertions: [
    {
      name: "emoji",
      label: ({ emoji: messages }) => messages.emoji,
      words: ({ emoji: messages }) => messages.words,
      typed: ":",
      icon: "smile",
      group: "inline",
      run: beginEmoji,
    },
  ],
  suggestions: [
    {
      name: "emoji",
      trigger: ":",
      label: ({ emoji: messages }) => messages.emoji,
      find: async (query) => {
        const { findEmoji } = await import("./find-emoji.ts");
        return findEmoji(query).slice(0, 40).map(suggestionOf);
      },
    },
  ],
};

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

function suggestionOf({ emoji: picture, name }: Emoji): Suggestion {
  return {
    key: picture,
    label: `:${name}:`,
    picture,
    choose: (editor, typed) => editor.chain().focus().insertContentAt(typed, picture).run(),
  };
}

/** The colon must not stand behind a letter. */
function beginEmoji(editor: Editor) {
  const { $from } = editor.state.selection;
  const before = $from.parent.textBetween(0, $from.parentOffset, undefined, "\uFFFC");
  editor
    .chain()
    .focus()
    .insertContent(/(?:^|\s)$/.test(before) ? ":" : " :")
    .run();
}
