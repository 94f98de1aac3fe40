import type { Editor } from "@tiptap/core";
import { Plus } from "lucide-react";
import { useState } from "react";
import { createPortal } from "react-dom";
import { later } from "../later/later.tsx";
import { addLast } from "../blocks/table/add.ts";
import { openTableMenu } from "../blocks/table/menus.ts";
import { useMessages } from "../messages/MessagesContext.tsx";
import { useEditorValue } from "../toolbar/useEditorValue.ts";
import { placeOf } from "./cell-place.ts";
import { Grip } from "./Grip.tsx";
import { ResizeHandle } from "./ResizeHandle.tsx";
import styles from "./TableControls.module.css";
import { useActiveCell } from "./useActiveCell.ts";
import { useGeometry } from "./useGeometry.ts";

const TableMenu = later(() => import("./TableMenu.tsx").then((module) => module.TableMenu));

/** Handles of the row and the column one is at, in the table itself, and the menu they open. */
export function TableControls({ editor }: { editor: Editor }) {
  const active = useActiveCell(editor);
  const menu = useEditorValue(editor, () => openTableMenu(editor));
  const isEditable = useEditorValue(editor, () => editor.isEditable);
  // What a menu was opened for keeps its handles while the mouse goes to the menu.
  const [held, setHeld] = useState<HTMLElement>();
  const cell = menu !== "" && held?.isConnected ? held : active;
  if (menu === "" && held !== active) setHeld(active);
  const frame = cell?.closest(".weft-table");
  if (!cell || !frame || !isEditable) return null;
  return (
    <>
      {createPortal(<Handles {...{ editor, cell, frame }} />, frame)}
      {menu !== "" && <TableMenu key={menu} {...{ editor, cell, menu }} />}
    </>
  );
}

function Handles({ editor, cell, frame }: { editor: Editor; cell: HTMLElement; frame: Element }) {
  const { tables } = useMessages();
  const geometry = useGeometry(frame, cell);
  const place = placeOf(editor, cell);
  if (!geometry || !place) return null;
  const { inline, block } = geometry.table;
  const add = (axis: "row" | "column") => {
    const at = placeOf(editor, cell);
    if (!at) return;
    editor.view.focus();
    editor.commands.setTextSelection(at.cellPosition + 2);
    addLast(axis)(editor.state, (tr) => editor.view.dispatch(tr));
  };
  return (
    <div className={styles.controls} data-table-controls contentEditable={false}>
      <Grip {...{ editor, cell, place, geometry }} axis="column" />
      <Grip {...{ editor, cell, place, geometry }} axis="row" />
      <ResizeHandle {...{ editor, cell, frame, geometry }} side="end" />
      {place.column.from > 0 && <ResizeHandle {...{ editor, cell, frame, geometry }} side="start" />}
      <button
        type="button"
        tabIndex={-1}
        className={styles.add}
        data-axis="row"
        aria-label={tables.addRow}
        title={tables.addRow}
        style={{ insetInlineStart: inline.start, inlineSize: inline.size, insetBlockStart: block.start + block.size }}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => add("row")}
      >
        <Plus size={14} aria-hidden />
      </button>
      <button
        type="button"
        tabIndex={-1}
        className={styles.add}
        data-axis="column"
        aria-label={tables.addColumn}
        title={tables.addColumn}
        style={{ insetInlineStart: inline.start + inline.size, insetBlockStart: block.start, blockSize: block.size }}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => add("column")}
      >
        <Plus size={14} aria-hidden />
      </button>
    </div>
  );
}
