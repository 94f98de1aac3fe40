import type { Editor } from "@tiptap/core";
import { X } from "lucide-react";
import { type ReactNode, useId, useLayoutEffect, useRef } from "react";
import { useMessages } from "../messages/MessagesContext.tsx";
import styles from "./Outline.module.css";
import { OutlineList } from "./OutlineList.tsx";

export interface OutlinePanelProps {
  editor: Editor;
  /** There is no room for it beside the text. */
  isSheet: boolean;
  onClose: () => void;
}

/** The outline, beside the text or, on narrow screens, in front of it. */
export function OutlinePanel({ editor, isSheet, onClose }: OutlinePanelProps) {
  const { outline } = useMessages();
  const id = useId();
  const content = (close: () => void, onGo?: () => void) => (
    <>
      <div className={styles.head}>
        <h2 id={id} className={styles.heading}>
          {outline.name}
        </h2>
        <button type="button" className={styles.close} aria-label={outline.close} title={outline.close} onClick={close}>
          <X size={18} aria-hidden />
        </button>
      </div>
      <OutlineList editor={editor} onGo={onGo} />
    </>
  );
  if (isSheet)
    return (
      <Sheet labelId={id} onClose={onClose}>
        {(close) => content(close, close)}
      </Sheet>
    );
  return (
    <nav className={styles.panel} aria-labelledby={id} data-outline>
      {content(onClose)}
    </nav>
  );
}

interface SheetProps {
  labelId: string;
  onClose: () => void;
  children: (close: () => void) => ReactNode;
}

/** The browser keeps the focus in it and closes it with Escape. */
function Sheet({ labelId, onClose, children }: SheetProps) {
  const element = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const dialog = element.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events -- Escape does it, too
    <dialog
      ref={element}
      className={styles.sheet}
      aria-labelledby={labelId}
      data-outline
      onClose={() => !element.current?.open && onClose()}
      onClick={(event) => event.target === element.current && element.current.close()}
    >
      <div className={styles.sheetBody}>{children(() => element.current?.close())}</div>
    </dialog>
  );
}
