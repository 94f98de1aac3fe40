import { type Editor, Extension } from "@tiptap/core";
import type { Command } from "@tiptap/pm/state";
import { mergeCells, splitCell } from "@tiptap/pm/tables";
import { isInside } from "../is-inside.ts";
import type { Messages } from "../../messages/english.ts";
import type { IconName } from "../../ui/icons.ts";
import type { BlockTools, Tool } from "../block.ts";
import { markdownTable } from "../markdown-table.ts";
import { addSpan } from "./add.ts";
import { captionClicks, openCaption } from "./caption-panel.ts";
import { deleteWholeTable } from "./cells.ts";
import { freshSelection } from "./fresh-selection.ts";
import { hasHeader, toggleHeader } from "./headers.ts";
import { tableClipboard } from "./clipboard.ts";
import { insertTable } from "./insert.ts";
import { tableEscape, tableKeys, tableSideways } from "./keys.ts";
import { showTableMenu, type TableMenu, tableMenus } from "./menus.ts";
import { deletedCells } from "./replace-cells.ts";
import { type Axis, selectedPart } from "./places.ts";
import { stayOnCutCells } from "./stay-on-cut-cells.ts";
import { tableEditingPlugin } from "./table-editing.ts";
import { takenWhole } from "./taken-whole.ts";

const usualSize = { rows: 3, columns: 3 };

export const tableTools: BlockTools = {
  behavior: () => [
    Extension.create({
      name: "tableEditing",
      addProseMirrorPlugins: () => [
        tableMenus(),
        freshSelection(),
        tableEditingPlugin(),
        stayOnCutCells(),
        captionClicks(),
      ],
    }),
    // Before what takes pictures: spreadsheets put one of the cells beside them.
    Extension.create({ name: "tableClipboard", priority: 200, addProseMirrorPlugins: () => [tableClipboard()] }),
    takenWhole,
    tableKeys,
    tableSideways,
    tableEscape,
    deletedCells,
  ],
  markdown: { nodes: { table: markdownTable } },
  tools: [
    {
      name: "table",
      label: ({ tools }) => tools.table,
      icon: "table",
      isEnabled: (editor) => !isInside(editor, "table"),
      run: act(insertTable(usualSize)),
    },
  ],
  insertions: [
    {
      name: "table",
      label: ({ tools }) => tools.table,
      words: ({ tables }) => tables.words,
      icon: "table",
      group: "structure",
      isEnabled: (editor) => !isInside(editor, "table"),
      run: act(insertTable(usualSize)),
    },
  ],
  innerTools: {
    isShown: (editor) => isInside(editor, "table"),
    tools: [
      tool("rowAbove", "between-horizontal-start", addSpan("row", "before")),
      tool("rowBelow", "between-horizontal-end", addSpan("row", "after")),
      tool("columnBefore", "between-vertical-start", addSpan("column", "before")),
      tool("columnAfter", "between-vertical-end", addSpan("column", "after")),
      menuTool("rowMenu", "rows-3", "row"),
      menuTool("columnMenu", "columns-3", "column"),
      menuTool("cellMenu", "table-properties", "cell"),
      { ...tool("mergeCells", "table-cells-merge", mergeCells), isEnabled: canDo(mergeCells) },
      { ...tool("splitCell", "table-cells-split", splitCell), isEnabled: canDo(splitCell) },
      headerTool("headerRow", "panel-top", "row"),
      headerTool("headerColumn", "panel-left", "column"),
      { name: "caption", icon: "captions", label: ({ tables }) => tables.caption, run: openCaption },
      tool("deleteTable", "trash-2", deleteWholeTable),
    ],
  },
};

type LabelName = {
  [Name in keyof Messages["tables"]]: Messages["tables"][Name] extends string ? Name : never;
}[keyof Messages["tables"]];

function tool(name: LabelName, icon: IconName, command: Command): Tool {
  return { name, icon, label: ({ tables }) => tables[name], run: act(command) };
}

function menuTool(name: LabelName, icon: IconName, menu: TableMenu): Tool {
  return { name, icon, label: ({ tables }) => tables[name], run: (editor) => showTableMenu(editor, menu) };
}

function headerTool(name: LabelName, icon: IconName, axis: Axis): Tool {
  const isActive = (editor: Editor) => {
    const part = selectedPart(editor.state);
    return part !== undefined && hasHeader(axis, part.table, part.map);
  };
  return { ...tool(name, icon, toggleHeader(axis)), isActive };
}

function canDo(command: Command) {
  return (editor: Editor) => command(editor.state);
}

/** Runs a command of ProseMirror and leads back to the text. */
function act(command: Command) {
  return (editor: Editor) => {
    editor.commands.focus();
    command(editor.state, (tr) => editor.view.dispatch(tr), editor.view);
  };
}
