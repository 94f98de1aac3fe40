import type { VirtualElement } from "@floating-ui/dom";
import type { Editor } from "@tiptap/core";
import { type KeyboardEvent, useEffect, useLayoutEffect, useMemo } from "react";
import { createPortal } from "react-dom";
import { useMessages } from "../messages/MessagesContext.tsx";
import { useNodeElement } from "../panels/useNodeElement.ts";
import { shownShortcut } from "../toolbar/shortcut.ts";
import { type PaletteColor, paletteColors } from "../ui/palette.ts";
import styles from "../ui/Menu.module.css";
import { MenuGroup } from "../ui/MenuGroup.tsx";
import { MenuItem } from "../ui/MenuItem.tsx";
import { moveFocusInMenu, stopsInMenu } from "../ui/menu-focus.ts";
import { useFloating } from "../ui/useFloating.ts";
import { blocksAt, nodesOf } from "./blocks-at.ts";
import { selectBlock } from "./block-commands.ts";
import { CopyLink } from "./CopyLink.tsx";
import { showBlockMenu } from "./block-keys.ts";
import { actionsOn, type MenuEntry, turnInto } from "./menu-entries.ts";
import { movableOutside } from "./movable.ts";

/** What can be done with a block. Keys go through it, letters lead to what begins with them, Escape leads back to the text. */
export function BlockMenu({ editor, position }: { editor: Editor; position: number }) {
  const { handles, prose } = useMessages();
  const element = useNodeElement(editor, position);
  const anchor = useMemo(() => element && headOf(element), [element]);
  const panel = useFloating<HTMLDivElement>(anchor, { placement: "bottom-start" });
  const node = editor.state.doc.nodeAt(position);
  const range = blocksAt(editor.state, position);

  useLayoutEffect(() => {
    stopsInMenu(panel.current)[0]?.focus({ preventScroll: true });
  }, [panel]);
  useEffect(() => {
    const closeFromOutside = ({ target }: Event) => {
      if (!(target instanceof Element) || panel.current?.contains(target) || target.closest("[data-block-handle]"))
        return;
      editor.view.dispatch(showBlockMenu(editor.state.tr, null));
    };
    document.addEventListener("pointerdown", closeFromOutside, true);
    return () => document.removeEventListener("pointerdown", closeFromOutside, true);
  }, [editor, panel]);
  if (!node || !range) return null;

  const nodes = nodesOf(range);
  const outside = movableOutside(editor.state.doc, position);
  function close() {
    editor.view.dispatch(showBlockMenu(editor.state.tr, null));
    editor.view.focus();
  }
  function run(work: (editor: Editor) => void) {
    editor.view.dispatch(showBlockMenu(editor.state.tr, null));
    work(editor);
    editor.view.focus();
  }
  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    if (event.key === "Escape" || event.key === "Tab") close();
    else if (!moveFocusInMenu(event)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  const kinds = turnInto(position, range);
  const canTint = nodes.some(({ attrs }) => "tint" in attrs);
  const several = nodes.length > 1 ? handles.several(nodes.length) : undefined;
  return createPortal(
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- its items take the focus, one at a time
    <div ref={panel} role="menu" aria-label={several ?? handles.block} className={styles.menu} onKeyDown={onKeyDown}>
      <MenuGroup label={several}>
        {actionsOn(position).map((entry) => (
          <Entry key={entry.name} {...{ editor, entry, run }} />
        ))}
        <CopyLink editor={editor} position={position} />
        {outside && (
          <MenuItem
            icon="ungroup"
            label={handles.outside}
            onChoose={() => editor.view.dispatch(showBlockMenu(editor.state.tr, outside.position))}
          />
        )}
      </MenuGroup>
      {canTint && (
        <MenuGroup label={handles.color}>
          <div className={styles.choices}>
            {[null, ...paletteColors].map((color) => (
              <ColorChoice
                key={color}
                color={color}
                label={color === null ? prose.noColor : prose.colorNames[color]}
                isChosen={(node.attrs["tint"] ?? null) === color}
                onChoose={() =>
                  run(() => {
                    selectBlock(position)(editor.state, editor.view.dispatch);
                    editor.commands.setTint(color);
                  })
                }
              />
            ))}
          </div>
        </MenuGroup>
      )}
      {kinds.length > 0 && (
        <MenuGroup label={handles.turnInto}>
          {kinds.map((entry) => (
            <Entry key={entry.name} {...{ editor, entry, run }} />
          ))}
        </MenuGroup>
      )}
    </div>,
    editor.view.dom.closest(".weft") ?? document.body,
  );
}

/** A block may be higher than the window; its menu stands below its first line. */
function headOf(element: Element): VirtualElement {
  return {
    contextElement: element,
    getBoundingClientRect: () => {
      const { left, top, width, height } = element.getBoundingClientRect();
      return new DOMRect(left, top, width, Math.min(height, 32));
    },
  };
}

interface EntryProps {
  editor: Editor;
  entry: MenuEntry;
  run: (work: (editor: Editor) => void) => void;
}

function Entry({ editor, entry: { icon, label, shortcut, isEnabled, run: work }, run }: EntryProps) {
  return (
    <MenuItem
      icon={icon}
      label={label(useMessages())}
      hint={shortcut && shownShortcut(shortcut)}
      isEnabled={isEnabled(editor)}
      onChoose={() => run(work)}
    />
  );
}

interface ColorChoiceProps {
  color: PaletteColor | null;
  label: string;
  isChosen: boolean;
  onChoose: () => void;
}

function ColorChoice({ color, label, isChosen, onChoose }: ColorChoiceProps) {
  return (
    <button
      type="button"
      role="menuitemradio"
      tabIndex={0}
      aria-checked={isChosen}
      aria-label={label}
      title={label}
      className={styles.choice}
      data-is-color
      data-color={color ?? undefined}
      onClick={onChoose}
    >
      {color === null && <span aria-hidden>–</span>}
    </button>
  );
}
