import type { Editor } from "@tiptap/core";
import { type PointerEvent, useRef, useState } from "react";
import { tableViewOf } from "../blocks/table/table-view.ts";
import { clampWidth, setColumnWidth } from "../blocks/table/widths.ts";
import { placeOf } from "./cell-place.ts";
import { type Geometry, linesOf } from "./geometry.ts";
import styles from "./TableControls.module.css";

export interface ResizeHandleProps {
  editor: Editor;
  cell: HTMLElement;
  frame: Element;
  geometry: Geometry;
  side: "start" | "end";
}

interface Drag {
  x: number;
  column: number;
  tablePosition: number;
  width: number;
  chosen: number;
}

/** The edge of a column, to be dragged; a double click gives up the width. By keyboard it is in the column's menu. */
export function ResizeHandle({ editor, cell, frame, geometry, side }: ResizeHandleProps) {
  const drag = useRef<Drag>(undefined);
  const [isDragged, setDragged] = useState(false);
  const isReversed = () => getComputedStyle(frame).direction === "rtl";

  /** The column that ends at this edge. */
  function column() {
    const place = placeOf(editor, cell);
    if (!place) return undefined;
    const { from, to } = place.column;
    return { tablePosition: place.tablePosition, column: side === "end" ? to - 1 : from - 1 };
  }

  function start(event: PointerEvent<HTMLElement>) {
    event.preventDefault();
    const place = column();
    const table = cell.closest("table");
    if (event.button !== 0 || !place || !table) return;
    const lines = linesOf(table, "column");
    const width = Math.abs((lines[place.column + 1] as number) - (lines[place.column] as number));
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { ...place, x: event.clientX, width, chosen: width };
    setDragged(true);
  }

  function move({ clientX }: PointerEvent) {
    if (!drag.current) return;
    const { x, width, column: index } = drag.current;
    drag.current.chosen = clampWidth(width + (clientX - x) * (isReversed() ? -1 : 1));
    tableViewOf(frame)?.previewWidth(index, drag.current.chosen);
  }

  function end() {
    const { current } = drag;
    drag.current = undefined;
    setDragged(false);
    if (current && current.chosen !== current.width) store(current.chosen);
  }

  function store(width: number | null) {
    const place = column();
    if (place) editor.view.dispatch(setColumnWidth(editor.state.tr, place.tablePosition, place.column, width));
  }

  const { start: from, end: to } = geometry.edges;
  const { inline, block } = geometry.table;
  const at = side === "end" ? to : from;
  // Taken away, it would let go of the pointer.
  if (!isDragged && (at < inline.start || at > inline.start + inline.size + 1)) return null;
  return (
    <div
      className={styles.resize}
      data-side={side}
      style={{ insetInlineStart: at, insetBlockStart: block.start, blockSize: block.size }}
      onPointerDown={start}
      onPointerMove={move}
      onPointerUp={end}
      onPointerCancel={end}
      onDoubleClick={() => store(null)}
    />
  );
}
