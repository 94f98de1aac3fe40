import type { Editor } from "@tiptap/core";
import { useEffect, useMemo, useRef, useState } from "react";
import { blockTools } from "../block-tools.ts";
import type { Suggestion, SuggestionSource, SuggestionWorld } from "../blocks/suggestion.ts";
import { Inquiry } from "./inquiry.ts";
import { insertionSources } from "./insertion-sources.ts";
import { renew } from "./renew.ts";
import type { ActiveNaming } from "./suggestions-plugin.ts";

/** What one source has found. */
export interface Found {
  readonly source: SuggestionSource;
  readonly suggestions: readonly Suggestion[];
}

const sources = [...blockTools.flatMap((block) => block.suggestions ?? []), ...insertionSources];
/** Of a source; what can be put in is all there. */
const most = { "@": 8, ":": 8, "[[": 8, "/": Number.POSITIVE_INFINITY };
/** Others make pages, rename them, come and go while the list is open. */
const againMs = 3_000;

interface Answer {
  readonly question: string;
  readonly suggestions: readonly Suggestion[];
}

const nothing: ReadonlyMap<SuggestionSource, Answer> = new Map();

type Asked = Pick<ActiveNaming, "trigger" | "query"> & { readonly editor: Editor; readonly world: SuggestionWorld };

/**
 * What is found of a name, the best first; what was found before is shown until then, and while the list is open it is
 * looked for again. A source that fails finds nothing, or what it found before.
 */
export function useFound({ trigger, query, editor, world }: Asked) {
  const [found, setFound] = useState(nothing);
  const inquiries = useRef<readonly Inquiry<readonly Suggestion[]>[]>([]);

  useEffect(() => {
    const inquireOf = (source: SuggestionSource) =>
      new Inquiry<readonly Suggestion[]>({
        ask: async (question, signal) => {
          const suggestions = await source.find(question, world, signal);
          return suggestions.filter(({ isEnabled }) => isEnabled?.(editor) ?? true);
        },
        tell: (answer, question, isAgain) =>
          setFound((before) => {
            const shown = before.get(source)?.suggestions ?? [];
            const suggestions = isAgain
              ? renew(shown, answer ?? shown, most[trigger])
              : (answer ?? []).slice(0, most[trigger]);
            return new Map(before).set(source, { question, suggestions });
          }),
        againMs,
      });
    const asked = sourcesOf(trigger).map(inquireOf);
    inquiries.current = asked;
    setFound(nothing);
    return () => {
      for (const inquiry of asked) inquiry.end();
    };
  }, [trigger, editor, world]);

  useEffect(() => {
    for (const inquiry of inquiries.current) inquiry.ask(query);
  }, [trigger, query, editor, world]);

  return useMemo(
    () => ({
      found: toGroups(found),
      /** Whether that is of this name, and not of a shorter one. */
      isOf: (name: string) => sourcesOf(trigger).every((source) => found.get(source)?.question === name),
    }),
    [found, trigger],
  );
}

function sourcesOf(trigger: ActiveNaming["trigger"]): SuggestionSource[] {
  return sources.filter((source) => source.trigger === trigger);
}

/** The group with the best first. */
function toGroups(found: typeof nothing): readonly Found[] {
  const groups = sources.map((source) => ({ source, suggestions: found.get(source)?.suggestions ?? [] }));
  return groups.filter(({ suggestions }) => suggestions.length > 0).toSorted((a, b) => rankOf(a) - rankOf(b));
}

function rankOf({ suggestions: [best] }: Found): number {
  return best?.rank ?? 0;
}
