import { beginNaming } from "../begin-naming.ts";
import type { BlockTools } from "../block.ts";
import type { Suggestion } from "../suggestion.ts";
import { EmojiNames } from "./emoji-names.ts";
import type { Emoji } from "./find-emoji.ts";

/** Emoji by their names, as `:tada`. They are letters like any others: there is no node for them. */
export const emoji: BlockTools = {
  behavior: () => [EmojiNames],
  insertions: [
    {
      name: "emoji",
      label: ({ emoji: messages }) => messages.emoji,
      words: ({ emoji: messages }) => messages.words,
      typed: ":",
      icon: "smile",
      group: "inline",
      run: (editor) => beginNaming(editor, ":"),
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

function suggestionOf({ emoji: picture, name }: Emoji): Suggestion {
  return {
    key: picture,
    label: `:${name}:`,
    picture,
    choose: (editor, typed) => editor.chain().focus().insertContentAt(typed, picture).run(),
  };
}
