import * as Y from "yjs";

/** A selection as editors tell it each other. */
export interface RelativeCaret {
  readonly anchor: Y.RelativePosition;
  readonly head: Y.RelativePosition;
  /** It is the cells of a table between those of its ends. */
  readonly isOfCells: boolean;
}

/**
 * What somebody's awareness state says of a selection in this fragment. Others may send anything: what makes no sense is
 * no caret, and never an exception.
 */
export function readCaret(state: unknown, fragment: Y.XmlFragment): RelativeCaret | undefined {
  if (!isObject(state) || !isObject(state["cursor"])) return undefined;
  const { anchor, head, cells } = state["cursor"];
  if (!isPosition(anchor, fragment) || !isPosition(head, fragment)) return undefined;
  const position = Y.createRelativePositionFromJSON;
  return { anchor: position(anchor), head: position(head), isOfCells: cells === true };
}

/** Whether all that it stands on is here. */
export function hasCome({ anchor, head }: RelativeCaret, { doc }: Y.XmlFragment): boolean {
  return [anchor.item, anchor.type, head.item, head.type].every(
    (id) => id === null || (doc !== null && id.clock < Y.getState(doc.store, id.client)),
  );
}

function isPosition(value: unknown, fragment: Y.XmlFragment): boolean {
  if (!isObject(value)) return false;
  const { type = null, tname = null, item = null, assoc = 0 } = value;
  return (
    (type !== null || tname !== null || item !== null) &&
    (type === null || isId(type)) &&
    (item === null || isId(item)) &&
    // Yjs makes the roots it is asked for.
    (tname === null || (fragment._item === null && tname === Y.findRootTypeKey(fragment))) &&
    Number.isInteger(assoc)
  );
}

function isId(value: unknown): boolean {
  return isObject(value) && isCount(value["client"]) && isCount(value["clock"]);
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
