import { beginNaming } from "../begin-naming.ts";
import type { BlockTools } from "../block.ts";
import type { KnownPerson, Suggestion } from "../suggestion.ts";
import { name, shown } from "./mention.ts";

export const mentionTools: BlockTools = {
  shownWords: { [name]: ({ attrs }) => shown(attrs) },
  insertions: [
    {
      name,
      label: ({ suggestions }) => suggestions.mention,
      words: ({ suggestions }) => suggestions.mentionWords,
      typed: "@",
      icon: "at-sign",
      group: "inline",
      run: (editor) => beginNaming(editor, "@"),
    },
  ],
  suggestions: [
    {
      name,
      trigger: "@",
      label: ({ suggestions }) => suggestions.people,
      find: async (query, { people }, signal) => (await people(query, signal)).map(suggestionOf),
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
