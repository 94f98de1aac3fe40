import type { Editor } from "@tiptap/core";
import { Plugin } from "@tiptap/pm/state";
import { openPanel } from "../panel.ts";
import { tableAt } from "./places.ts";

/** Opens the panel in which the caption of the table around the caret is written. */
export function openCaption({ state, view }: Editor) {
  const table = tableAt(state.selection.$head);
  if (table) openPanel(view, "caption", table.pos);
}

/** A click on a caption opens its panel. */
export function captionClicks(): Plugin {
  return new Plugin({
    props: {
      handleDOMEvents: {
        click: (view, { target }) => {
          const caption = target instanceof Element ? target.closest(".weft-table caption") : null;
          const rows = caption?.parentElement?.querySelector("tbody");
          if (!rows || !view.editable) return false;
          openPanel(view, "caption", view.posAtDOM(rows, 0) - 1);
          return true;
        },
      },
    },
  });
}
