import { useEffect, useState } from "react";
import { blocks } from "../blocks.ts";
import type { Suggestion, SuggestionSource, SuggestionWorld } from "../blocks/suggestion.ts";
import type { Trigger } from "./trigger.ts";

/** What one source has found. */
export interface Found {
  readonly source: SuggestionSource;
  readonly suggestions: readonly Suggestion[];
}

const sources = blocks.flatMap((block) => block.suggestions ?? []);
const most = 8;

/** What is found of a name; what was found before is shown until then. A source that fails finds nothing. */
export function useFound(trigger: Trigger, query: string, world: SuggestionWorld): readonly Found[] {
  const [found, setFound] = useState<readonly Found[]>([]);
  useEffect(() => {
    let isCurrent = true;
    const asked = sources.filter((source) => source.trigger === trigger);
    const find = async (source: SuggestionSource): Promise<Found> => {
      const suggestions = await Promise.resolve(source.find(query, world)).catch(() => []);
      return { source, suggestions: suggestions.slice(0, most) };
    };
    void Promise.all(asked.map(find)).then((all) => {
      if (isCurrent) setFound(all.filter(({ suggestions }) => suggestions.length > 0));
    });
    return () => {
      isCurrent = false;
    };
  }, [trigger, query, world]);
  return found;
}
