import type { Editor } from "@tiptap/core";
import { useCallback, useEffect } from "react";
import { createPortal } from "react-dom";
import { useMessages } from "../messages/MessagesContext.tsx";
import { LinkPanel } from "../toolbar/LinkTool.tsx";
import { useFloating } from "../ui/useFloating.ts";
import styles from "./SelectionBar.module.css";
import { useWordsAnchor } from "./useWordsAnchor.ts";

/** Asks for an address beside the words it is for. Escape leads back to them, a click elsewhere to there. */
export function LinkDialog({ editor, onClose }: { editor: Editor; onClose: () => void }) {
  const { tools } = useMessages();
  const anchor = useWordsAnchor(
    editor,
    useCallback(() => editor.state.selection, [editor]),
  );
  const dialog = useFloating<HTMLDivElement>(anchor, { placement: "bottom-start" });
  useEffect(() => {
    const closeFromOutside = ({ target }: Event) => {
      if (!dialog.current?.contains(target as Node)) onClose();
    };
    document.addEventListener("pointerdown", closeFromOutside);
    document.addEventListener("focusin", closeFromOutside);
    return () => {
      document.removeEventListener("pointerdown", closeFromOutside);
      document.removeEventListener("focusin", closeFromOutside);
    };
  }, [dialog, onClose]);

  return createPortal(
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- only Escape, of the fields in it
    <div
      ref={dialog}
      role="dialog"
      aria-label={tools.link}
      className={`${styles.bar} ${styles.card}`}
      onKeyDown={({ key }) => {
        if (key === "Escape") editor.view.focus();
      }}
    >
      <LinkPanel editor={editor} onDone={onClose} />
    </div>,
    editor.view.dom.closest(".weft") ?? document.body,
  );
}
