import { type ReactNode, useEffect, useId, useRef } from "react";
import styles from "./Dialog.module.css";

export interface DialogProps {
  heading: string;
  onClose: () => void;
  children: ReactNode;
  /** Buttons, the one that does it last. */
  actions: ReactNode;
  isWide?: boolean;
}

/** A question or a panel in front of everything; the browser keeps the focus in it and closes it with Escape. */
export function Dialog({ heading, onClose, children, actions, isWide = false }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const dialog = element.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog ref={element} className={styles.dialog} data-wide={isWide} aria-labelledby={id} onClose={onClose}>
      <h2 id={id} className={styles.heading}>
        {heading}
      </h2>
      <div className={styles.body}>{children}</div>
      <div className={styles.actions}>{actions}</div>
    </dialog>
  );
}
