import type { Editor } from "@tiptap/core";
import type { Command } from "@tiptap/pm/state";
import {
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from "react";
import { createPortal } from "react-dom";
import { setCells, valueOfCells } from "../blocks/table/cells.ts";
import { showTableMenu, type TableMenu as Kind } from "../blocks/table/menus.ts";
import { selectedPart } from "../blocks/table/places.ts";
import { setColumnWidth } from "../blocks/table/widths.ts";
import { useMessages } from "../messages/MessagesContext.tsx";
import { shownShortcut } from "../toolbar/shortcut.ts";
import { type IconName, icons } from "../ui/icons.ts";
import styles from "../ui/Menu.module.css";
import { moveFocusInMenu, stopsInMenu } from "../ui/menu-focus.ts";
import { type PaletteColor, paletteColors } from "../ui/palette.ts";
import { keepBeside } from "../ui/useFloating.ts";
import { selectAlong } from "./cell-place.ts";
import { linesOf } from "./geometry.ts";
import { caretIn, leaving } from "./leave-menu.ts";
import { itemsOf, type MenuItem } from "./menu-items.ts";

export interface TableMenuProps {
  editor: Editor;
  cell: HTMLElement;
  menu: Kind;
}

const alignments = [
  { value: "left", icon: "text-align-start", label: "alignLeft" },
  { value: "center", icon: "text-align-center", label: "alignCenter" },
  { value: "right", icon: "text-align-end", label: "alignRight" },
] as const;

/** What can be done with the selected rows, columns or cells. Keys go through it; Escape leads back to the text. */
export function TableMenu({ editor, cell, menu }: TableMenuProps) {
  const { tables, prose } = useMessages();
  const panel = useRef<HTMLDivElement>(null);
  useMenuPlace(panel, cell, menu);
  const now = useSyncExternalStore(
    (listener) => {
      editor.on("transaction", listener);
      return () => editor.off("transaction", listener);
    },
    () => editor.state,
  );

  const openedAt = useRef(cell);
  const [caret] = useState(() => caretIn(editor, cell));
  useLayoutEffect(() => {
    if (menu !== "cell") selectAlong(editor, menu, openedAt.current);
    stopsInMenu(panel.current)[0]?.focus({ preventScroll: true });
  }, [editor, menu]);

  useEffect(() => {
    const closeFromOutside = ({ target }: Event) => {
      if (!(target instanceof Node) || panel.current?.contains(target)) return;
      showTableMenu(editor, "");
      if (caret !== undefined) leaving(editor, menu, openedAt.current, caret)?.();
    };
    document.addEventListener("pointerdown", closeFromOutside, true);
    return () => document.removeEventListener("pointerdown", closeFromOutside, true);
  }, [editor, menu, caret]);

  function close() {
    showTableMenu(editor, "");
    editor.view.focus();
  }

  function cancel() {
    if (caret !== undefined) leaving(editor, menu, cell, caret)?.();
    close();
  }

  function run({ command, staysOpen, adds }: Pick<MenuItem, "command" | "staysOpen" | "adds">) {
    const leave = leaving(editor, menu, cell, caret);
    command(editor.state, (tr) => editor.view.dispatch(tr), editor.view);
    if (staysOpen) return;
    leave?.(adds);
    close();
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    if (event.key === "Escape" || event.key === "Tab") cancel();
    else if (!moveFocusInMenu(event)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  const resize =
    (by: number): Command =>
    (state, dispatch) => {
      const part = selectedPart(state);
      const table = cell.closest("table");
      if (!part || !table) return false;
      const lines = linesOf(table, "column");
      const tr = state.tr;
      for (let column = part.left; column < part.right; column += 1) {
        const width = Math.abs((lines[column + 1] ?? 0) - (lines[column] ?? 0));
        setColumnWidth(tr, part.tableStart - 1, column, width + by);
      }
      if (!tr.docChanged) return false;
      dispatch?.(tr);
      return true;
    };

  const groups = itemsOf(menu, editor, resize).filter(({ length }) => length > 0);
  const name = { row: tables.rowMenu, column: tables.columnMenu, cell: tables.cellMenu }[menu];
  const [color, align] = [valueOfCells(now, "color"), valueOfCells(now, "align")];
  return createPortal(
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- its items take the focus, one at a time
    <div ref={panel} role="menu" aria-label={name} className={styles.menu} onKeyDown={onKeyDown}>
      {groups.map((items, index) => (
        <div key={items[0]?.name} role="group" className={styles.group}>
          {items.map((item) => (
            <Item key={item.name} {...{ editor, item, run }} />
          ))}
          {index === groups.length - 2 && (
            <>
              <Choices label={tables.color}>
                {[null, ...paletteColors].map((value) => (
                  <Choice
                    key={value}
                    label={value === null ? tables.noColor : prose.colorNames[value]}
                    color={value}
                    isChosen={color === value}
                    onChoose={() => run({ command: setCells("color", value) })}
                  />
                ))}
              </Choices>
              <Choices label={tables.align}>
                {alignments.map(({ value, icon, label }) => (
                  <Choice
                    key={value}
                    label={tables[label]}
                    icon={icon}
                    isChosen={align === value}
                    onChoose={() => run({ command: setCells("align", align === value ? null : value) })}
                  />
                ))}
              </Choices>
            </>
          )}
        </div>
      ))}
    </div>,
    editor.view.dom.closest(".weft") ?? document.body,
  );
}

interface ItemProps {
  editor: Editor;
  item: MenuItem;
  run: (item: MenuItem) => void;
}

function Item({ editor, item, run }: ItemProps) {
  const { name, icon, command, shortcut, isChecked } = item;
  const { tables } = useMessages();
  const isEnabled = command(editor.state);
  const isSort = name === "sortAscending" || name === "sortDescending";
  const Icon = icons[icon];
  return (
    <button
      type="button"
      role={isChecked ? "menuitemcheckbox" : "menuitem"}
      tabIndex={0}
      className={styles.item}
      aria-checked={isChecked?.(editor)}
      aria-disabled={!isEnabled}
      title={isSort && !isEnabled ? tables.cannotSort : undefined}
      onClick={() => isEnabled && run(item)}
    >
      <Icon size={16} aria-hidden />
      <span className={styles.label}>{String(tables[name])}</span>
      {shortcut && (
        <kbd className={styles.shortcut} aria-hidden>
          {shownShortcut(shortcut)}
        </kbd>
      )}
    </button>
  );
}

function Choices({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div role="group" aria-label={label} className={styles.choices}>
      {children}
    </div>
  );
}

interface ChoiceProps {
  label: string;
  isChosen: boolean;
  onChoose: () => void;
  color?: PaletteColor | null;
  icon?: IconName;
}

function Choice({ label, isChosen, onChoose, color, icon }: ChoiceProps) {
  const Icon = icon && icons[icon];
  return (
    <button
      type="button"
      role="menuitemradio"
      tabIndex={0}
      aria-checked={isChosen}
      aria-label={label}
      title={label}
      className={styles.choice}
      data-color={color ?? undefined}
      data-is-color={color !== undefined}
      onClick={onChoose}
    >
      {Icon ? <Icon size={16} aria-hidden /> : color === null && <span aria-hidden>–</span>}
    </button>
  );
}

function useMenuPlace(panel: { readonly current: HTMLElement | null }, cell: HTMLElement, menu: Kind) {
  useLayoutEffect(() => {
    const { current } = panel;
    if (!current) return;
    const frame = cell.closest(".weft-table") ?? cell;
    const anchor = frame.querySelector(`[data-table-controls] [aria-haspopup][data-axis="${menu}"]`) ?? cell;
    return keepBeside(anchor, current, { placement: "bottom-start" });
  }, [panel, cell, menu]);
}
