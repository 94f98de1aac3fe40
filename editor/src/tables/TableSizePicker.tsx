import type { Editor } from "@tiptap/core";
import { type KeyboardEvent, type PointerEvent, useLayoutEffect, useRef, useState } from "react";
import { insertTable, type TableSize } from "../blocks/table/insert.ts";
import { useMessages } from "../messages/MessagesContext.tsx";
import type { OpenMenu } from "../ui/MenuButton.tsx";
import { useFloating } from "../ui/useFloating.ts";
import { largestSize, sizeAfter, usualSize } from "./table-size.ts";
import styles from "./TableSizePicker.module.css";

const rows = Array.from({ length: largestSize.rows }, (_, index) => index + 1);
const columns = Array.from({ length: largestSize.columns }, (_, index) => index + 1);

/** Puts in a table of the size that is chosen: by a click, with a finger that draws it, or by keys. */
export function TableSizePicker({ editor, label, anchor, close }: OpenMenu & { editor: Editor }) {
  const { tables } = useMessages();
  const [size, setSize] = useState(usualSize);
  const pressed = useRef<HTMLElement>(undefined);
  const panel = useFloating<HTMLDivElement>(anchor, { placement: "bottom-start" });
  useLayoutEffect(() => {
    panel.current?.querySelector<HTMLElement>("[tabindex='0']")?.focus({ preventScroll: true });
  }, [panel, size]);

  function insert(chosen: TableSize) {
    close();
    editor
      .chain()
      .focus()
      .command(({ state, dispatch }) => insertTable(chosen)(state, dispatch))
      .run();
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    // What is around it has a use for the same keys.
    event.stopPropagation();
    const next = sizeAfter(event.key, size, getComputedStyle(event.currentTarget).direction === "rtl" ? -1 : 1);
    if (next) setSize(next);
    else if (event.key === "Escape" || event.key === "Tab") close();
    else if (event.key === "Enter" || event.key === " ") insert(size);
    else return;
    event.preventDefault();
  }

  function onPointerDown(event: PointerEvent) {
    pressed.current = cellUnder(event);
    onPointerMove(event);
  }

  function onPointerMove(event: PointerEvent) {
    const cell = cellUnder(event);
    if (cell) setSize(sizeOf(cell));
  }

  // Drawn from one cell to another; in one and the same it is a click.
  function onPointerUp(event: PointerEvent) {
    const cell = cellUnder(event);
    if (pressed.current && cell && cell !== pressed.current) insert(sizeOf(cell));
    pressed.current = undefined;
  }

  return (
    <div ref={panel} role="presentation" className={styles.panel} onMouseDown={(event) => event.preventDefault()}>
      {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- its cells take the focus, one at a time */}
      <div
        role="grid"
        aria-label={label}
        className={styles.grid}
        {...{ onKeyDown, onPointerDown, onPointerMove, onPointerUp }}
      >
        {rows.map((row) => (
          <div key={row} role="row" className={styles.row}>
            {columns.map((column) => (
              // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the keys are those of the grid
              <div
                key={column}
                role="gridcell"
                tabIndex={row === size.rows && column === size.columns ? 0 : -1}
                aria-label={tables.size(row, column)}
                data-rows={row}
                data-columns={column}
                data-covered={row <= size.rows && column <= size.columns}
                className={styles.cell}
                onClick={() => insert({ rows: row, columns: column })}
              />
            ))}
          </div>
        ))}
      </div>
      <div className={styles.size} aria-hidden>
        {tables.size(size.rows, size.columns)}
      </div>
    </div>
  );
}

/** The events of a finger belong to the cell that it touched first, wherever it is now. */
function cellUnder({ clientX, clientY }: PointerEvent): HTMLElement | undefined {
  return document.elementFromPoint(clientX, clientY)?.closest<HTMLElement>("[data-rows]") ?? undefined;
}

function sizeOf({ dataset }: HTMLElement): TableSize {
  return { rows: Number(dataset["rows"]), columns: Number(dataset["columns"]) };
}
