import { Extension } from "@tiptap/core";
import type { Awareness } from "y-protocols/awareness";
import { caretsPlugin } from "../binding/carets.ts";
import { keepPlace } from "../layout/keep-place.ts";
import { CaretNames } from "./caret-names.ts";
import { personOf } from "./collaborators.ts";

/** The carets and selections of the others, with their names and colours. */
export function carets(awareness: Awareness) {
  return Extension.create({
    name: "carets",
    // After the binding.
    priority: 999,
    addProseMirrorPlugins() {
      const names = new CaretNames(awareness);
      return [
        caretsPlugin(awareness, {
          renderCaret: names.draw,
          selectionAttributes: (user) => ({ class: "weft-selection", style: `--weft-person: ${personOf(user).color}` }),
          keepPlace,
        }),
        names.plugin(),
      ];
    },
  });
}
