import type { Editor } from "@tiptap/core";
import { type EditorState, Plugin, PluginKey } from "@tiptap/pm/state";
import { CellSelection } from "@tiptap/pm/tables";
import type { EditorView } from "@tiptap/pm/view";
import { isSpanSelected } from "./places.ts";

/** The menus of a table: for the rows, the columns or the cells that are selected. */
export type TableMenu = "row" | "column" | "cell";

const key = new PluginKey<TableMenu | "">("tableMenu");

/** Keeps which menu is open, so that keys, the mouse and tools open the same one. */
export function tableMenus(): Plugin {
  return new Plugin<TableMenu | "">({
    key,
    state: {
      init: () => "",
      apply: (tr, open): TableMenu | "" => tr.getMeta(key) ?? open,
    },
    props: {
      handleDOMEvents: {
        contextmenu: (view, event) => {
          if (!(view.state.selection instanceof CellSelection)) return false;
          event.preventDefault();
          openFor(view);
          return true;
        },
      },
    },
  });
}

export function openTableMenu(editor: Editor): TableMenu | "" {
  return key.getState(editor.state) ?? "";
}

export function showTableMenu(editor: Editor, menu: TableMenu | "") {
  editor.view.dispatch(editor.state.tr.setMeta(key, menu));
}

/** The menu that fits what is selected. */
export function menuFor(state: EditorState): TableMenu {
  const [rows, columns] = [isSpanSelected("row", state), isSpanSelected("column", state)];
  if (rows === columns) return "cell";
  return rows ? "row" : "column";
}

function openFor(view: EditorView) {
  view.dispatch(view.state.tr.setMeta(key, menuFor(view.state)));
}
