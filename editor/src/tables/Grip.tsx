import type { Editor } from "@tiptap/core";
import { GripHorizontal, GripVertical } from "lucide-react";
import { type PointerEvent, useRef, useState } from "react";
import { openTableMenu, showTableMenu } from "../blocks/table/menus.ts";
import { moveTo } from "../blocks/table/move.ts";
import type { Axis } from "../blocks/table/places.ts";
import { useMessages } from "../messages/MessagesContext.tsx";
import { useEditorValue } from "../toolbar/useEditorValue.ts";
import { type CellPlace, isAlongSelected, selectAlong } from "./cell-place.ts";
import { type Geometry, linesOf, nearest } from "./geometry.ts";
import { leaving } from "./leave-menu.ts";
import styles from "./TableControls.module.css";

export interface GripProps {
  editor: Editor;
  axis: Axis;
  cell: HTMLElement;
  place: CellPlace;
  geometry: Geometry;
}

/** Less is a click whose hand was not still. */
const dragFrom = 4;

/** The handle of a row or a column: a click selects it and opens its menu, dragging moves it. */
export function Grip({ editor, axis, cell, place, geometry }: GripProps) {
  const { tables } = useMessages();
  const isSelected = useEditorValue(editor, () => isAlongSelected(editor, axis, cell));
  const isOpen = useEditorValue(editor, () => openTableMenu(editor) === axis);
  const [line, setLine] = useState<number>();
  const from = useRef<{ x: number; y: number; isDragging: boolean }>(undefined);
  const label = axis === "row" ? tables.row(place.row.from + 1) : tables.column(place.column.from + 1);
  const table = () => cell.closest("table") as HTMLTableElement;

  function start(event: PointerEvent<HTMLElement>) {
    // Else the editor loses the focus, and with it what is selected.
    event.preventDefault();
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    from.current = { x: event.clientX, y: event.clientY, isDragging: false };
  }

  function move({ clientX, clientY }: PointerEvent) {
    const drag = from.current;
    if (!drag) return;
    if (!drag.isDragging) {
      if (Math.hypot(clientX - drag.x, clientY - drag.y) < dragFrom || !selectAlong(editor, axis, cell)) return;
      drag.isDragging = true;
    }
    const target = nearest(linesOf(table(), axis), axis === "row" ? clientY : clientX);
    setLine(moveTo(axis, target)(editor.state) ? target : undefined);
  }

  function end() {
    const isClick = from.current && !from.current.isDragging;
    const target = line;
    stop();
    if (isClick) open();
    else if (target !== undefined) drop(target);
  }

  function drop(target: number) {
    const leave = leaving(editor, axis, cell, undefined);
    moveTo(axis, target)(editor.state, (tr) => editor.view.dispatch(tr));
    leave?.();
  }

  function stop() {
    from.current = undefined;
    setLine(undefined);
  }

  function open() {
    if (selectAlong(editor, axis, cell)) showTableMenu(editor, isOpen ? "" : axis);
  }

  const Icon = axis === "row" ? GripVertical : GripHorizontal;
  const { column, row } = geometry;
  if (axis === "column" && column.size < 12) return null;
  return (
    <>
      <button
        type="button"
        tabIndex={-1}
        className={styles.grip}
        data-axis={axis}
        data-selected={isSelected}
        data-dragging={line !== undefined}
        aria-label={label}
        title={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        style={
          axis === "row"
            ? { insetBlockStart: row.start + row.size / 2 }
            : { insetInlineStart: column.start + column.size / 2, insetBlockStart: geometry.table.block.start }
        }
        onPointerDown={start}
        onPointerMove={move}
        onPointerUp={end}
        onPointerCancel={stop}
        onKeyDown={(event) => event.key === "Escape" && stop()}
        // A screen reader's click comes without a pointer.
        onClick={(event) => event.detail === 0 && open()}
      >
        <Icon size={14} aria-hidden />
      </button>
      {line !== undefined && <DropLine {...{ axis, line, table: table(), geometry }} />}
    </>
  );
}

interface DropLineProps {
  axis: Axis;
  line: number;
  table: HTMLTableElement;
  geometry: Geometry;
}

/** Where what is dragged would go. */
function DropLine({ axis, line, table, geometry: { table: place } }: DropLineProps) {
  const frame = (table.closest(".weft-table") ?? table).getBoundingClientRect();
  const at = linesOf(table, axis)[line] ?? 0;
  const isReversed = getComputedStyle(table).direction === "rtl";
  return (
    <div
      className={styles.dropLine}
      data-axis={axis}
      style={
        axis === "row"
          ? { insetBlockStart: at - frame.top, insetInlineStart: place.inline.start, inlineSize: place.inline.size }
          : {
              insetInlineStart: isReversed ? frame.right - at : at - frame.left,
              insetBlockStart: place.block.start,
              blockSize: place.block.size,
            }
      }
    />
  );
}
