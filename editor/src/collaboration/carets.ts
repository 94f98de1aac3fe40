import { Extension } from "@tiptap/core";
import { yCursorPlugin } from "@tiptap/y-tiptap";
import type { Awareness } from "y-protocols/awareness";
import { personOf } from "./collaborators.ts";

/** How long a name stays beside a caret that has moved. */
const nameShownMs = 2_500;

/** The carets and selections of the others, with their names and colours. */
export function carets(awareness: Awareness) {
  return Extension.create({
    name: "carets",
    priority: 999,
    addProseMirrorPlugins: () => [
      yCursorPlugin(awareness, {
        awarenessStateFilter: (own, other, state: Record<string, unknown>) => own !== other && hasCaret(state),
        cursorBuilder: (user: unknown) => renderCaret(user),
        selectionBuilder: (user: unknown) => ({
          class: "weft-selection",
          style: `--weft-person: ${personOf(user).color}`,
        }),
      }),
    ],
  });
}

function renderCaret(user: unknown): HTMLElement {
  const { name, color } = personOf(user);
  const caret = document.createElement("span");
  caret.className = "weft-caret";
  caret.style.setProperty("--weft-person", color);
  // Shown by the style sheet: the name is no part of the text that is copied, searched or read aloud.
  caret.dataset["name"] = name;
  setTimeout(() => caret.classList.add("is-resting"), nameShownMs);
  return caret;
}

/**
 * What others send as a caret is looked at before it is taken apart: an exception there would leave the editor with an
 * older document than Yjs has, and the next key would delete the difference for everybody.
 */
export function hasCaret({ cursor, user = {} }: Record<string, unknown>): boolean {
  if (!isObject(cursor) || !isObject(user)) return false;
  return isRelativePosition(cursor["anchor"]) && isRelativePosition(cursor["head"]);
}

function isRelativePosition(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { type = null, tname = null, item = null, assoc = 0 } = value;
  return (
    (type !== null || tname !== null || item !== null) &&
    (type === null || isId(type)) &&
    (item === null || isId(item)) &&
    (tname === null || tname === "content") &&
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
