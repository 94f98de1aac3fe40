import { type ComponentProps, type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";

export interface MenuButtonProps {
  label: string;
  button: ReactNode;
  buttonProps?: ComponentProps<"button">;
  /** What is beside the button, if it is no `MenuPanel`. */
  popup?: "menu" | "grid";
  children: (menu: OpenMenu) => ReactNode;
}

/** What an open menu needs to know of its button. */
export interface OpenMenu {
  readonly label: string;
  readonly anchor: HTMLElement;
  readonly close: () => void;
}

/** A button with a menu, which Escape and a click elsewhere close; Escape leads the focus back to the button. */
export function MenuButton({ label, button, buttonProps, popup = "menu", children }: MenuButtonProps) {
  const [anchor, setAnchor] = useState<HTMLElement>();
  const frame = useRef<HTMLSpanElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const id = useId();
  const toggle = () => setAnchor(anchor ? undefined : (opener.current ?? undefined));

  useEffect(() => {
    if (!anchor) return;
    const closeFromOutside = ({ target }: Event) => {
      if (target instanceof Node && !frame.current?.contains(target)) setAnchor(undefined);
    };
    document.addEventListener("pointerdown", closeFromOutside, true);
    return () => document.removeEventListener("pointerdown", closeFromOutside, true);
  }, [anchor]);

  function onKeyDown(event: KeyboardEvent) {
    if (anchor || (event.key !== "ArrowDown" && event.key !== "ArrowUp")) return;
    event.preventDefault();
    toggle();
  }

  function close() {
    setAnchor(undefined);
    opener.current?.focus();
  }

  return (
    <span ref={frame}>
      <button
        {...buttonProps}
        ref={opener}
        id={id}
        type="button"
        aria-label={label}
        title={label}
        aria-haspopup={popup}
        aria-expanded={anchor !== undefined}
        onMouseDown={(event) => event.preventDefault()}
        onKeyDown={onKeyDown}
        onClick={toggle}
      >
        {button}
      </button>
      {anchor && children({ label, anchor, close })}
    </span>
  );
}
