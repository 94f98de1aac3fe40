import type { Editor } from "@tiptap/core";
import { useEffect, useState } from "react";
import { blockTools } from "../block-tools.ts";
import type { Suggestion, SuggestionSource, SuggestionWorld } from "../blocks/suggestion.ts";
import { insertionSources } from "./insertion-sources.ts";
import type { ActiveNaming } from "./suggestions-plugin.ts";

/** What one source has found. */
export interface Found {
  readonly source: SuggestionSource;
  readonly suggestions: readonly Suggestion[];
}

const sources = [...blockTools.flatMap((block) => block.suggestions ?? []), ...insertionSources];
/** Of a source; what can be put in is all there. */
const most = { "@": 8, ":": 8, "[[": 8, "/": Number.POSITIVE_INFINITY };

type Asked = Pick<ActiveNaming, "trigger" | "query"> & { readonly editor: Editor; readonly world: SuggestionWorld };

/** What is found of a name, the best first; what was found before is shown until then. A source that fails finds nothing. */
export function useFound({ trigger, query, editor, world }: Asked): readonly Found[] {
  const [found, setFound] = useState<readonly Found[]>([]);
  useEffect(() => {
    let isCurrent = true;
    const asked = sources.filter((source) => source.trigger === trigger);
    const find = async (source: SuggestionSource): Promise<Found> => {
      const suggestions = await Promise.resolve(source.find(query, world)).catch(() => []);
      const possible = suggestions.filter(({ isEnabled }) => isEnabled?.(editor) ?? true);
      return { source, suggestions: possible.slice(0, most[trigger]) };
    };
    void Promise.all(asked.map(find)).then((all) => {
      const some = all.filter(({ suggestions }) => suggestions.length > 0);
      if (isCurrent) setFound(some.toSorted((a, b) => rankOf(a) - rankOf(b)));
    });
    return () => {
      isCurrent = false;
    };
  }, [trigger, query, editor, world]);
  return found;
}

function rankOf({ suggestions: [best] }: Found): number {
  return best?.rank ?? 0;
}
