import { type ReactNode, useId, useLayoutEffect, useRef } from "react";
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
  // Closed while it is still in the page, it gives the focus back to what opened it.
  useLayoutEffect(() => {
    const dialog = element.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);

  // React's strict mode opens it twice, and the event of the close in between comes when it is open again.
  function onCloseEvent() {
    if (!element.current?.open) onClose();
  }

  return (
    <dialog ref={element} className={styles.dialog} data-wide={isWide} aria-labelledby={id} onClose={onCloseEvent}>
      <h2 id={id} className={styles.heading}>
        {heading}
      </h2>
      <div className={styles.body}>{children}</div>
      <div className={styles.actions}>{actions}</div>
    </dialog>
  );
}
