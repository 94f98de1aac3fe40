import { type ComponentProps, type ReactNode, useEffect, useId, useRef, useState } from "react";
import styles from "./Popover.module.css";

export interface PopoverProps {
  /** What the button says to those who do not see it; `undefined` where its content says it. */
  label?: string;
  button: ReactNode;
  buttonClass?: string | undefined;
  align?: "start" | "end";
  side?: "below" | "above";
  /** More for the button, where its surroundings need it. */
  buttonProps?: ComponentProps<"button">;
  children: (close: () => void) => ReactNode;
}

/** A button that shows a panel beside it. Escape and a click elsewhere close it; the focus goes back to the button. */
export function Popover({
  label,
  button,
  buttonClass,
  align = "start",
  side = "below",
  buttonProps,
  children,
}: PopoverProps) {
  const [isOpen, setOpen] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const id = useId();

  function close() {
    setOpen(false);
    opener.current?.focus();
  }

  useEffect(() => {
    if (!isOpen) return;
    const closeFromOutside = (event: Event) => {
      if (!frame.current?.contains(event.target as Node)) setOpen(false);
    };
    const closeWithKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      setOpen(false);
      opener.current?.focus();
    };
    document.addEventListener("pointerdown", closeFromOutside);
    document.addEventListener("focusin", closeFromOutside);
    document.addEventListener("keydown", closeWithKey);
    return () => {
      document.removeEventListener("pointerdown", closeFromOutside);
      document.removeEventListener("focusin", closeFromOutside);
      document.removeEventListener("keydown", closeWithKey);
    };
  }, [isOpen]);

  return (
    <div ref={frame} className={styles.frame}>
      <button
        {...buttonProps}
        ref={opener}
        type="button"
        className={buttonClass}
        aria-label={label}
        title={label}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        {button}
      </button>
      <div id={id} className={styles.panel} data-align={align} data-side={side} hidden={!isOpen}>
        {isOpen && children(close)}
      </div>
    </div>
  );
}
