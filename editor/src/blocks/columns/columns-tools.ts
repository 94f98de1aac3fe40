import { type Editor, Extension } from "@tiptap/core";
import type { Node as Content } from "@tiptap/pm/model";
import type { Html, RootContent } from "mdast";
import type { BlockTools, Tool } from "../block.ts";
import { type MarkdownWriter, saysOnly } from "../markdown.ts";
import {
  addColumn,
  changeWidth,
  deleteColumn,
  deleteEmptyColumn,
  evenOut,
  unsetColumns,
  wrapInColumns,
} from "./column-commands.ts";
import { columnsAround } from "./column-border.ts";
import { widthStep } from "./column-width.ts";
import { leaveColumns } from "./leave-column.ts";

declare module "@tiptap/core" {
  interface Commands<ReturnType> {
    columns: {
      /** Puts the selected blocks into the first of several columns. */
      setColumns: (count: number) => ReturnType;
      /** Puts what is in the columns below each other. */
      unsetColumns: () => ReturnType;
      addColumn: () => ReturnType;
      /** Deletes the column the caret is in. What is left of two is no column any more. */
      removeColumn: () => ReturnType;
      /** Makes the column the caret is in wider or, with a negative step, narrower. */
      changeColumnWidth: (step: number) => ReturnType;
      evenOutColumns: () => ReturnType;
    };
  }
}

const most = 4;

const ColumnCommands = Extension.create({
  name: "columnCommands",
  addCommands: () => ({
    setColumns:
      (count) =>
      ({ state, tr }) =>
        wrapInColumns(state, tr, count),
    unsetColumns:
      () =>
      ({ tr }) =>
        unsetColumns(tr),
    addColumn:
      () =>
      ({ tr }) =>
        addColumn(tr, most),
    removeColumn:
      () =>
      ({ tr }) =>
        deleteColumn(tr),
    changeColumnWidth:
      (step) =>
      ({ tr }) =>
        changeWidth(tr, step),
    evenOutColumns:
      () =>
      ({ tr }) =>
        evenOut(tr),
  }),

  addKeyboardShortcuts: () => ({
    Backspace: ({ editor }) => editor.commands.command(({ tr }) => deleteEmptyColumn(tr)),
  }),
});

export const columnsTools: BlockTools = {
  behavior: () => [ColumnCommands, leaveColumns],
  insertions: ([2, 3, 4] as const).map((count) => ({
    name: `columns-${count}`,
    label: ({ prose }) => prose.columns.count(count),
    words: ({ prose }) => prose.columns.words,
    icon: `columns-${count}` as const,
    group: "structure",
    isEnabled: (editor) => editor.can().setColumns(count),
    run: (editor) => editor.chain().focus().setColumns(count).run(),
  })),
  innerTools: {
    isShown: (editor) => columnsAround(editor.state.selection.$head) !== undefined,
    tools: [
      columnTool(
        "add",
        "between-vertical-end",
        (editor) => editor.chain().focus().addColumn().run(),
        (editor) => editor.can().addColumn(),
      ),
      columnTool("wider", "unfold-horizontal", (editor) => editor.chain().focus().changeColumnWidth(widthStep).run()),
      columnTool("narrower", "fold-horizontal", (editor) => editor.chain().focus().changeColumnWidth(-widthStep).run()),
      columnTool("even", "equal", (editor) => editor.chain().focus().evenOutColumns().run()),
      columnTool("unset", "ungroup", (editor) => editor.chain().focus().unsetColumns().run()),
      columnTool("delete", "trash-2", (editor) => editor.chain().focus().removeColumn().run()),
    ],
  },
  markdown: { nodes: { columns: writeColumns } },
};

function columnTool(
  name: "add" | "wider" | "narrower" | "even" | "unset" | "delete",
  icon: Tool["icon"],
  run: (editor: Editor) => void,
  isEnabled?: (editor: Editor) => boolean,
): Tool {
  return {
    name: `column-${name}`,
    icon,
    run,
    label: ({ prose }) => prose.columns[name],
    ...(isEnabled && { isEnabled }),
  };
}

/** Markdown has no columns: what is in them is Markdown between the tags of HTML. */
function writeColumns(columnsNode: Content, { blocks }: MarkdownWriter): RootContent[] | undefined {
  if (![columnsNode, ...columnsNode.children].every((node) => saysOnly(node, "width"))) return undefined;
  return [
    tag("<div data-columns>"),
    ...columnsNode.children.flatMap((node) => [
      tag(node.attrs["width"] === null ? "<div data-column>" : `<div data-column data-width="${node.attrs["width"]}">`),
      ...blocks(node),
      tag("</div>"),
    ]),
    tag("</div>"),
  ];
}

function tag(value: string): Html {
  return { type: "html", value };
}
