import type { Damage, Sequence } from "./document-log.ts";

/** What a check of the store has to say of a document. */
export interface Finding {
  /** `damage`: something is lost or wrong. `note`: worth knowing, and nothing to mend. */
  readonly type: "damage" | "note";
  readonly documentId: string;
  readonly sequence?: Sequence;
  readonly meaning: string;
}

/** The update a damage begins with; `undefined` where it concerns none. */
export function sequenceOf(damage: Damage): Sequence | undefined {
  if ("from" in damage) return damage.from;
  return "at" in damage ? damage.at : undefined;
}

export function meaningOf(damage: Damage): string {
  switch (damage.type) {
    case "missing-updates":
      return `The updates ${damage.from} to ${damage.to} are missing.`;
    case "unreadable-record":
      return `The record that ends with update ${damage.at} is unreadable.`;
    case "unreadable-snapshot":
      return `The snapshot at ${damage.at} is unreadable.`;
    case "unreadable-head":
      return "The entry that names the document is missing or unreadable.";
    case "unreadable-claim":
      return "Whose a client id is cannot be read any more.";
  }
}
