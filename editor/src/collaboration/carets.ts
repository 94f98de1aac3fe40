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

/** What others send as a caret is looked at before Yjs takes it apart. */
function hasCaret({ cursor }: Record<string, unknown>): boolean {
  if (typeof cursor !== "object" || cursor === null) return false;
  const { anchor, head } = cursor as Record<string, unknown>;
  return isRelativePosition(anchor) && isRelativePosition(head);
}

function isRelativePosition(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const { type, tname, item, assoc } = value as Record<string, unknown>;
  return (
    (type === undefined || type === null || isId(type)) &&
    (item === undefined || item === null || isId(item)) &&
    (tname === undefined || tname === null || tname === "content") &&
    (assoc === undefined || Number.isInteger(assoc))
  );
}

function isId(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const { client, clock } = value as Record<string, unknown>;
  return Number.isSafeInteger(client) && Number.isSafeInteger(clock);
}
