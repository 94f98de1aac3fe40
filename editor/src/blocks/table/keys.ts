import { type Editor, Extension, type KeyboardShortcutCommand } from "@tiptap/core";
import { type Command, Selection } from "@tiptap/pm/state";
import { CellSelection, goToNextCell } from "@tiptap/pm/tables";
import { addSpan } from "./add.ts";
import { clearCells, deleteSelected, enterCell, selectCell, selectMore } from "./cells.ts";
import { growSelection } from "./grow-selection.ts";
import { menuFor, showTableMenu } from "./menus.ts";
import { moveBy } from "./move.ts";
import { leaveCell, moveColumn } from "./sideways.ts";
import { type Axis, selectedPart, selectSpan, spanOf, tableAt } from "./places.ts";

/** What keys do in a table. Lists and code within a cell have the Tab key first. */
export const tableKeys = Extension.create({
  name: "tableKeys",
  addKeyboardShortcuts: () => ({
    Tab: ({ editor }) => inner(editor, "Tab") ?? (run(goToNextCell(1))({ editor }) || addRowAtEnd(editor)),
    "Shift-Tab": ({ editor }) => inner(editor, "Shift-Tab") ?? run(goToNextCell(-1))({ editor }),
    "Mod-a": run(selectMore),
    Backspace: run(deleteSelected),
    "Mod-Backspace": run(deleteSelected),
    Delete: selected(run(clearCells)),
    Enter: run(enterCell),
    "Shift-Space": selected(run(selectAll("row"))),
    "Ctrl-Space": selected(run(selectAll("column"))),
    "Alt-Shift-ArrowUp": run(moveBy("row", -1)),
    "Alt-Shift-ArrowDown": run(moveBy("row", 1)),
    "Alt-Shift-ArrowLeft": run(moveColumn("left")),
    "Alt-Shift-ArrowRight": run(moveColumn("right")),
    "Shift-ArrowLeft": run(growSelection("left")),
    "Shift-ArrowRight": run(growSelection("right")),
    "Shift-ArrowUp": run(growSelection("up")),
    "Shift-ArrowDown": run(growSelection("down")),
    "Shift-F10": selected(openMenu),
    ContextMenu: selected(openMenu),
    ArrowDown: run(leaveBelow),
  }),
});

/** First of all: others that have a use for these keys take left for back. */
export const tableSideways = Extension.create({
  name: "tableSideways",
  priority: 200,
  addKeyboardShortcuts: () => ({
    ArrowLeft: run(leaveCell("left")),
    ArrowRight: run(leaveCell("right")),
  }),
});

/** Last of all: an open menu, or whatever else listens, closes first. */
export const tableEscape = Extension.create({
  name: "tableEscape",
  priority: 50,
  addKeyboardShortcuts: () => ({
    Escape: ({ editor }) => run(selectCell)({ editor }) || run(enterCell)({ editor }),
  }),
});

function run(command: Command): KeyboardShortcutCommand {
  return ({ editor: { state, view } }) => command(state, (tr) => view.dispatch(tr.scrollIntoView()), view);
}

/** Only while cells are selected, and not words. */
function selected(shortcut: KeyboardShortcutCommand): KeyboardShortcutCommand {
  return (props) => props.editor.state.selection instanceof CellSelection && shortcut(props);
}

/** `undefined` when the key is the table's. */
function inner(editor: Editor, key: "Tab" | "Shift-Tab"): boolean | undefined {
  const { $head } = editor.state.selection;
  for (let depth = $head.depth; depth > 0; depth -= 1) {
    const { type } = $head.node(depth);
    if (type.spec["tableRole"]) return undefined;
    if (type.spec.code) return false;
    if (type.name !== "listItem" && type.name !== "taskItem") continue;
    const { commands } = editor;
    return key === "Tab" ? commands.sinkListItem(type.name) : commands.liftListItem(type.name);
  }
  return undefined;
}

function addRowAtEnd(editor: Editor): boolean {
  if (!tableAt(editor.state.selection.$head)) return false;
  return run(addSpan("row", "after"))({ editor }) && run(goToNextCell(1))({ editor });
}

function selectAll(axis: Axis): Command {
  return (state, dispatch) => {
    const part = selectedPart(state);
    if (!part) return false;
    dispatch?.(selectSpan(state.tr, axis, part.tableStart - 1, spanOf(axis, part)));
    return true;
  };
}

const openMenu: KeyboardShortcutCommand = ({ editor }) => {
  showTableMenu(editor, menuFor(editor.state));
  return true;
};

/** Below a table at the end of its surroundings there is a line to write in as soon as somebody goes there. */
const leaveBelow: Command = (state, dispatch, view) => {
  const { $head, empty } = state.selection;
  const table = tableAt($head);
  const part = selectedPart(state);
  if (!table || !part || !empty || part.bottom < part.map.height || view?.endOfTextblock("down") !== true) return false;
  const isLastInCell = $head.after() >= $head.end($head.depth - 1);
  const end = table.pos + table.node.nodeSize;
  const $end = state.doc.resolve(end);
  const { paragraph } = state.schema.nodes;
  if (
    !isLastInCell ||
    $end.nodeAfter ||
    !paragraph ||
    !$end.parent.canReplaceWith($end.index(), $end.index(), paragraph)
  )
    return false;
  const tr = state.tr.insert(end, paragraph.create());
  dispatch?.(tr.setSelection(Selection.near(tr.doc.resolve(end + 1))));
  return true;
};
