import type { Editor } from "@tiptap/core";
import { useEffect, useMemo } from "react";
import type { Awareness } from "y-protocols/awareness";
import type { PageHost } from "../blocks/pages/known-pages.ts";
import { type KnownPerson, matches, type SuggestionWorld } from "../blocks/suggestion.ts";
import { collaboratorsOf } from "../collaboration/collaborators.ts";
import { useMessages } from "../messages/MessagesContext.tsx";

/** What a host knows that can be named in a text. Each function stays the same from render to render. */
export interface Surroundings {
  /** People who can be mentioned, besides those who have the document open. */
  people?: ((query: string, signal: AbortSignal) => Promise<readonly KnownPerson[]>) | undefined;
  /** Other documents that can be linked. */
  pages?: PageHost | undefined;
}

/** All that can be named in this document. */
export function useWorld(editor: Editor, awareness: Awareness, around: Surroundings): SuggestionWorld {
  const messages = useMessages();
  const { people, pages } = around;
  useEffect(() => editor.storage.pageLink.pages.setHost(pages), [editor, pages]);
  return useMemo(
    () => ({
      messages,
      people: async (query, signal) => {
        const here = peopleHere(awareness).filter(({ name }) => matches(name, query));
        const known = (await people?.(query, signal).catch(() => [])) ?? [];
        return [...new Map([...here, ...known].map((person) => [person.id, person])).values()];
      },
      pages: async (query, signal) => editor.storage.pageLink.pages.find(query, signal),
      createPage: pages?.create,
    }),
    [messages, awareness, people, pages, editor],
  );
}

/** By name, as long as nothing else is known of somebody. */
function peopleHere(awareness: Awareness): KnownPerson[] {
  return collaboratorsOf(awareness).map(({ name }) => ({ id: name, name }));
}
