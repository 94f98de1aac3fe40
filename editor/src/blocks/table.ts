import type { ChainedCommands, Editor } from "@tiptap/core";
import { TableKit } from "@tiptap/extension-table";
import type { Messages } from "../messages/english.ts";
import type { IconName } from "../ui/icons.ts";
import type { Block, Tool } from "./block.ts";
import { markdownTable } from "./markdown-table.ts";

export const table: Block = {
  extensions: [TableKit.configure({ table: { resizable: true, cellMinWidth: 48 } })],
  markdown: { nodes: { table: markdownTable } },
  tools: [
    {
      name: "table",
      label: ({ tools }) => tools.table,
      icon: "table",
      isEnabled: (editor) => !editor.isActive("table"),
      run: (editor) => editor.chain().focus().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(),
    },
  ],
  innerTools: {
    isShown: (editor) => editor.isActive("table"),
    tools: [
      tableTool("rowAbove", "between-horizontal-start", (chain) => chain.addRowBefore()),
      tableTool("rowBelow", "between-horizontal-end", (chain) => chain.addRowAfter()),
      tableTool("columnBefore", "between-vertical-start", (chain) => chain.addColumnBefore()),
      tableTool("columnAfter", "between-vertical-end", (chain) => chain.addColumnAfter()),
      tableTool("headerRow", "table-properties", (chain) => chain.toggleHeaderRow()),
      tableTool("deleteRow", "rows-3", (chain) => chain.deleteRow()),
      tableTool("deleteColumn", "columns-3", (chain) => chain.deleteColumn()),
      tableTool("deleteTable", "trash-2", (chain) => chain.deleteTable()),
    ],
  },
};

type TableToolName = {
  [Name in keyof Messages["tools"]]: Messages["tools"][Name] extends string ? Name : never;
}[keyof Messages["tools"]];

function tableTool(name: TableToolName, icon: IconName, command: (chain: ChainedCommands) => ChainedCommands): Tool {
  return {
    name,
    icon,
    label: ({ tools }) => tools[name],
    run: (editor: Editor) => command(editor.chain().focus()).run(),
  };
}
