import type { Editor } from "@tiptap/core";
import { GripVertical } from "lucide-react";
import { type DragEvent, useRef } from "react";
import { createPortal } from "react-dom";
import { later } from "../later/later.tsx";
import { useMessages } from "../messages/MessagesContext.tsx";
import { useEditorValue } from "../toolbar/useEditorValue.ts";
import { shownShortcut } from "../toolbar/shortcut.ts";
import { blockShortcuts, openBlockMenu, showBlockMenu } from "./block-keys.ts";
import styles from "./BlockHandle.module.css";
import { dragBlock, stopDragging } from "./drag-block.ts";
import { useHoveredBlock } from "./useHoveredBlock.ts";

const BlockMenu = later(() => import("./BlockMenu.tsx").then((module) => module.BlockMenu));

/** The handle beside the block the pointer is at: it is dragged to move the block, and clicked for what can be done with it. */
export function BlockHandle({ editor }: { editor: Editor }) {
  const { handles } = useMessages();
  const isEditable = useEditorValue(editor, () => editor.isEditable);
  const opened = useEditorValue(editor, () => openBlockMenu(editor.state));
  const handle = useRef<HTMLButtonElement>(null);
  const hovered = useHoveredBlock(editor, handle, opened);
  const surface = editor.view.dom.parentElement;
  if (!isEditable || !surface) return null;

  function start(event: DragEvent) {
    const block = hovered.current?.();
    if (block) dragBlock(editor.view, block, event.dataTransfer);
    else event.preventDefault();
  }

  function open() {
    const block = hovered.current?.();
    if (!block) return;
    const isOpen = opened === block.position;
    editor.view.dispatch(showBlockMenu(editor.state.tr, isOpen ? null : block.position));
  }

  const label = handles.block;
  return (
    <>
      {createPortal(
        <button
          ref={handle}
          type="button"
          draggable
          tabIndex={-1}
          hidden
          className={styles.handle}
          aria-label={label}
          title={handles.hint(shownShortcut(blockShortcuts.menu))}
          aria-haspopup="menu"
          aria-expanded={opened !== undefined}
          data-block-handle
          onDragStart={start}
          onDragEnd={() => stopDragging(editor.view)}
          onClick={open}
        >
          <GripVertical size={16} aria-hidden />
        </button>,
        surface,
      )}
      {opened !== undefined && <BlockMenu key={opened} editor={editor} position={opened} />}
    </>
  );
}
