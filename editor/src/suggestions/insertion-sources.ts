import { actionBegins } from "../binding/undo-groups.ts";
import type { Insertion } from "../blocks/block.ts";
import { blockTools } from "../block-tools.ts";
import { matches, type Suggestion, type SuggestionSource } from "../blocks/suggestion.ts";
import { insertionGroups, insertionsOf } from "../insertions/insertions.ts";
import type { Messages } from "../messages/english.ts";

/** Everything that can be put in, offered behind a slash: a source for each group. */
export const insertionSources: readonly SuggestionSource[] = insertionGroups.map((group) => ({
  name: group,
  trigger: "/",
  label: ({ insert }) => insert.groups[group],
  find: (query, { messages }) =>
    insertionsOf(blockTools, group)
      .flatMap((insertion) => suggestionOf(insertion, query, messages) ?? [])
      .toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0)),
}));

function suggestionOf(insertion: Insertion, query: string, messages: Messages): Suggestion | undefined {
  const label = insertion.label(messages);
  const rank = rankOf(query, label, insertion.words?.(messages) ?? "");
  if (rank === undefined) return undefined;
  return {
    key: insertion.name,
    label,
    hint: insertion.typed,
    icon: insertion.icon,
    rank,
    isEnabled: insertion.isEnabled,
    choose: (editor, typed) => {
      editor.chain().deleteRange(typed).setMeta(actionBegins, true).run();
      insertion.run(editor);
    },
  };
}

/** Its name comes before what else it is called, and a beginning before what is somewhere within. */
export function rankOf(query: string, label: string, words: string): number | undefined {
  if (query === "" || label.toLocaleLowerCase().startsWith(query.toLocaleLowerCase())) return 0;
  if (matches(label, query)) return 1;
  if (words.split(" ").includes(query.toLocaleLowerCase())) return 1;
  return matches(`${label} ${words}`, query) ? 2 : undefined;
}
