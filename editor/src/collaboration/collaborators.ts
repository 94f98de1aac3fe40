import { useCallback, useRef, useSyncExternalStore } from "react";
import type { Awareness } from "y-protocols/awareness";
import { type Activity, activityOf } from "./activity.ts";
import type { Person } from "./session.ts";

/** Somebody who has the document open. */
export interface Collaborator extends Person {
  clientId: number;
  isSelf: boolean;
  activity: Activity;
}

/** What others send as their person may have any shape; this has the right one. */
export function personOf(user: unknown): Person {
  const { name, color } = (typeof user === "object" && user !== null ? user : {}) as Record<string, unknown>;
  return {
    name: typeof name === "string" && name.trim() !== "" ? name.slice(0, 80) : "?",
    color: typeof color === "string" && /^#[0-9a-f]{6}$/i.test(color) ? color : "#667085",
  };
}

/** Everybody who has said who they are, oneself first. */
export function collaboratorsOf(awareness: Awareness): Collaborator[] {
  return [...awareness.getStates()]
    .filter(([, state]) => state["user"] !== undefined)
    .map(([clientId, state]) => ({
      ...personOf(state["user"]),
      clientId,
      isSelf: clientId === awareness.clientID,
      activity: activityOf(state),
    }))
    .toSorted((a, b) => Number(b.isSelf) - Number(a.isSelf) || a.clientId - b.clientId);
}

/** Renders again when somebody comes, leaves or takes another name; not when a caret moves. */
export function useCollaborators(awareness: Awareness): readonly Collaborator[] {
  const last = useRef<Collaborator[]>([]);
  const subscribe = useCallback(
    (listener: () => void) => {
      awareness.on("change", listener);
      return () => awareness.off("change", listener);
    },
    [awareness],
  );
  const read = useCallback(() => {
    const now = collaboratorsOf(awareness);
    if (JSON.stringify(now) !== JSON.stringify(last.current)) last.current = now;
    return last.current;
  }, [awareness]);
  return useSyncExternalStore(subscribe, read);
}
