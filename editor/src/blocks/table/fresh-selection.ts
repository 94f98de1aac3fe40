import { Plugin, PluginKey, Selection } from "@tiptap/pm/state";
import { CellSelection } from "@tiptap/pm/tables";
import type { EditorView } from "@tiptap/pm/view";

/** A press of the mouse on selected cells begins anew: a browser would drag them, and push others out of their columns. */
export function freshSelection(): Plugin {
  return new Plugin({
    key: new PluginKey("freshSelection"),
    props: {
      handleDOMEvents: {
        mousedown: (view, event) => {
          if (!(view.state.selection instanceof CellSelection) || !isPlain(event)) return false;
          const { clientX: left, clientY: top, target } = event;
          const place = target instanceof Element && target.closest("td, th") && view.posAtCoords({ left, top });
          if (place) putCaret(view, place.pos);
          return false;
        },
      },
    },
  });
}

function isPlain({ button, shiftKey, ctrlKey, metaKey }: MouseEvent): boolean {
  return button === 0 && !shiftKey && !ctrlKey && !metaKey;
}

function putCaret(view: EditorView, position: number) {
  const { doc, tr } = view.state;
  view.dispatch(tr.setSelection(Selection.near(doc.resolve(position))));
}
