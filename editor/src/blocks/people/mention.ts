import { Node } from "@tiptap/core";
import { textAttribute } from "../attribute.ts";
import type { Block } from "../block.ts";
import type { KnownPerson, Suggestion } from "../suggestion.ts";

const name = "mention";
const anyLine = /^[^\n\p{Cc}]{1,200}$/u;

const MentionNode = Node.create({
  name,
  group: "inline",
  inline: true,
  atom: true,
  selectable: true,
  addAttributes: () => ({
    ...textAttribute("id", "data-id", anyLine),
    ...textAttribute("label", "data-label", anyLine),
  }),
  parseHTML: () => [{ tag: 'span[data-type="mention"]' }],
  renderHTML: ({ node, HTMLAttributes }) => [
    "span",
    { "data-type": name, ...HTMLAttributes, class: "weft-mention" },
    shown(node.attrs),
  ],
  renderText: ({ node }) => shown(node.attrs),
});

/** Somebody who is named in the text. */
export const mention: Block = {
  extensions: [MentionNode],
  insertions: [
    {
      name,
      label: ({ suggestions }) => suggestions.mention,
      words: ({ suggestions }) => suggestions.mentionWords,
      typed: "@",
      icon: "at-sign",
      group: "inline",
      run: (editor) => {
        const { $from } = editor.state.selection;
        const before = $from.parent.textBetween(0, $from.parentOffset, undefined, "\uFFFC");
        editor
          .chain()
          .focus()
          .insertContent(/(?:^|\s)$/.test(before) ? "@" : " @")
          .run();
      },
    },
  ],
  suggestions: [
    {
      name,
      trigger: "@",
      label: ({ suggestions }) => suggestions.people,
      find: async (query, { people }) => (await people(query)).map(suggestionOf),
    },
  ],
};

function suggestionOf({ id, name: label, detail }: KnownPerson): Suggestion {
  return {
    key: id,
    label,
    detail,
    picture: [...label][0]?.toLocaleUpperCase() ?? "",
    choose: (editor, typed) =>
      editor
        .chain()
        .focus()
        .insertContentAt(typed, [
          { type: name, attrs: { id, label } },
          { type: "text", text: " " },
        ])
        .run(),
  };
}

function shown({ id, label }: Record<string, unknown>): string {
  return `@${String(label) || String(id)}`;
}
