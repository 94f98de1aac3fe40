import type { ChainedCommands, Editor } from "@tiptap/core";
import { TableKit } from "@tiptap/extension-table";
import {
  BetweenHorizontalEnd,
  BetweenHorizontalStart,
  BetweenVerticalEnd,
  BetweenVerticalStart,
  Columns3,
  type LucideIcon,
  Rows3,
  Table,
  TableProperties,
  Trash2,
} from "lucide-react";
import type { Messages } from "../messages/english.ts";
import type { Block, Tool } from "./block.ts";

export const table: Block = {
  extensions: [TableKit.configure({ table: { resizable: true, cellMinWidth: 48 } })],
  tools: [
    {
      name: "table",
      label: ({ tools }) => tools.table,
      icon: Table,
      isEnabled: (editor) => !editor.isActive("table"),
      run: (editor) => editor.chain().focus().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(),
    },
  ],
  innerTools: {
    isShown: (editor) => editor.isActive("table"),
    tools: [
      tableTool("rowAbove", BetweenHorizontalStart, (chain) => chain.addRowBefore()),
      tableTool("rowBelow", BetweenHorizontalEnd, (chain) => chain.addRowAfter()),
      tableTool("columnBefore", BetweenVerticalStart, (chain) => chain.addColumnBefore()),
      tableTool("columnAfter", BetweenVerticalEnd, (chain) => chain.addColumnAfter()),
      tableTool("headerRow", TableProperties, (chain) => chain.toggleHeaderRow()),
      tableTool("deleteRow", Rows3, (chain) => chain.deleteRow()),
      tableTool("deleteColumn", Columns3, (chain) => chain.deleteColumn()),
      tableTool("deleteTable", Trash2, (chain) => chain.deleteTable()),
    ],
  },
};

type TableToolName = {
  [Name in keyof Messages["tools"]]: Messages["tools"][Name] extends string ? Name : never;
}[keyof Messages["tools"]];

function tableTool(name: TableToolName, icon: LucideIcon, command: (chain: ChainedCommands) => ChainedCommands): Tool {
  return {
    name,
    icon,
    label: ({ tools }) => tools[name],
    run: (editor: Editor) => command(editor.chain().focus()).run(),
  };
}
