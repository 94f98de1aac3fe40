import type { Awareness } from "y-protocols/awareness";
import { collaboratorsOf } from "../collaboration/collaborators.ts";
import type { Messages } from "../messages/english.ts";
import type { Announcer } from "./announcer.ts";

/** Tells who comes and who leaves. Who is back before it was said has never been away. */
export function tellOfPeople(awareness: Awareness, announcer: Announcer, { told }: Messages): () => void {
  let said: Map<string, number> | undefined;
  const sentence = () => {
    const now = namesOf(awareness);
    const before = said ?? new Map<string, number>();
    const isFirst = said === undefined;
    said = now;
    const came = more(now, before);
    const left = more(before, now);
    if (isFirst) return came.length > 0 ? told.here(listed(came)) : undefined;
    const sentences = [came.length > 0 && told.came(listed(came)), left.length > 0 && told.left(listed(left))];
    return sentences.filter(Boolean).join(" ") || undefined;
  };
  const onChange = ({ added, removed }: Record<"added" | "removed", number[]>) => {
    if (added.length > 0 || removed.length > 0) announcer.tell("people", sentence);
  };
  announcer.tell("people", sentence);
  awareness.on("change", onChange);
  return () => awareness.off("change", onChange);
}

/** Several people may have the same name, and one person several tabs. */
function namesOf(awareness: Awareness): Map<string, number> {
  const names = new Map<string, number>();
  for (const { name, isSelf } of collaboratorsOf(awareness)) if (!isSelf) names.set(name, (names.get(name) ?? 0) + 1);
  return names;
}

function more(names: ReadonlyMap<string, number>, others: ReadonlyMap<string, number>): string[] {
  return [...names].filter(([name, count]) => count > (others.get(name) ?? 0)).map(([name]) => name);
}

const longestList = 4;

export function listed(names: readonly string[]): string {
  const shown = names.slice(0, longestList);
  if (names.length > longestList) shown.push(`+${names.length - longestList}`);
  return new Intl.ListFormat(document.documentElement.lang || "en", { type: "conjunction" }).format(shown);
}
