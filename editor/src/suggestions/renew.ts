import type { Suggestion } from "../blocks/suggestion.ts";

/**
 * What is offered when the same was asked once more: nothing changes its place under a pointer or below the chosen one.
 * What is not found any more goes, and of what is new the best comes after the rest.
 */
export function renew(
  before: readonly Suggestion[],
  found: readonly Suggestion[],
  most: number,
): readonly Suggestion[] {
  const byKey = new Map(found.map((suggestion) => [suggestion.key, suggestion]));
  const kept = before.flatMap(({ key }) => byKey.get(key) ?? []);
  const keys = new Set(kept.map(({ key }) => key));
  const added = found.slice(0, most).filter(({ key }) => !keys.has(key));
  return [...kept, ...added].slice(0, 2 * most);
}
