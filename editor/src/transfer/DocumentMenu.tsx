import type { Editor } from "@tiptap/core";
import { lazy, Suspense, useEffect, useId, useRef, useState } from "react";
import type * as Y from "yjs";
import { useMessages } from "../messages/MessagesContext.tsx";
import { icons } from "../ui/icons.ts";
import styles from "./DocumentMenu.module.css";

const Items = lazy(async () => ({ default: (await import("./DocumentMenuItems.tsx")).DocumentMenuItems }));

export interface DocumentMenuProps {
  editor: Editor;
  title: Y.Text;
}

/** What can be done with the whole document. What does it is loaded when the menu is opened. */
export function DocumentMenu({ editor, title }: DocumentMenuProps) {
  const { transfer } = useMessages();
  const [isOpen, setOpen] = useState(false);
  const [said, setSaid] = useState("");
  const frame = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const Icon = icons["ellipsis-vertical"];

  useEffect(() => {
    if (!isOpen) return;
    const closeFromOutside = ({ target }: Event) => {
      if (!frame.current?.contains(target as Node)) setOpen(false);
    };
    document.addEventListener("pointerdown", closeFromOutside, true);
    return () => document.removeEventListener("pointerdown", closeFromOutside, true);
  }, [isOpen]);

  useEffect(() => {
    const timer = setTimeout(() => setSaid(""), 5_000);
    return () => clearTimeout(timer);
  }, [said]);

  function close() {
    setOpen(false);
    button.current?.focus();
  }

  return (
    <div ref={frame} className={styles.frame}>
      <button
        ref={button}
        type="button"
        className={styles.button}
        aria-label={transfer.menu}
        title={transfer.menu}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => setOpen(!isOpen)}
        onKeyDown={(event) => {
          if (event.key !== "ArrowDown") return;
          event.preventDefault();
          setOpen(true);
        }}
      >
        <Icon size={18} aria-hidden />
      </button>
      {isOpen && (
        <Suspense>
          <Items {...{ id, editor, title, onClose: close, onSaid: setSaid }} />
        </Suspense>
      )}
      <span role="status" className={styles.said}>
        {said}
      </span>
    </div>
  );
}
