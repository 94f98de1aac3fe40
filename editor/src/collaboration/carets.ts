import { Extension } from "@tiptap/core";
import type { Awareness } from "y-protocols/awareness";
import { caretsPlugin } from "../binding/carets.ts";
import { personOf } from "./collaborators.ts";

/** How long a name stays beside a caret that has moved. */
const nameShownMs = 2_500;

/** The carets and selections of the others, with their names and colours. */
export function carets(awareness: Awareness) {
  return Extension.create({
    name: "carets",
    // After the binding.
    priority: 999,
    addProseMirrorPlugins: () => [
      caretsPlugin(awareness, {
        renderCaret,
        selectionAttributes: (user) => ({ class: "weft-selection", style: `--weft-person: ${personOf(user).color}` }),
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
