import type { EditorState } from "@tiptap/pm/state";
import type { Awareness } from "y-protocols/awareness";
import { caretsKey } from "../binding/carets.ts";
import { personOf } from "./collaborators.ts";

/** The names of those whose carets are between two positions. */
export function personsAt(state: EditorState, awareness: Awareness, from: number, to: number): string[] {
  const found = caretsKey.getState(state)?.decorations.find(from, to) ?? [];
  const clients = found
    .filter((caret) => caret.from === caret.to)
    .map(({ spec }) => (spec as { client: number }).client);
  return [...new Set(clients.map((client) => personOf(awareness.getStates().get(client)?.["user"]).name))];
}
