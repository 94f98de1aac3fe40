import { type KeyboardEvent, type ReactNode, useLayoutEffect } from "react";
import styles from "./Menu.module.css";
import type { OpenMenu } from "./MenuButton.tsx";
import { moveFocusInMenu, stopsInMenu } from "./menu-focus.ts";
import { useFloating } from "./useFloating.ts";

/** The menu of a `MenuButton`. Keys go through it, letters lead to what begins with them. */
export function MenuPanel({ label, anchor, close, children }: OpenMenu & { children: ReactNode }) {
  const panel = useFloating<HTMLDivElement>(anchor, { placement: "bottom-start" });
  useLayoutEffect(() => {
    const stops = stopsInMenu(panel.current);
    const chosen = stops.find((stop) => stop.getAttribute("aria-checked") === "true") ?? stops[0];
    chosen?.focus({ preventScroll: true });
  }, [panel]);

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    // What is around it has a use for the same keys.
    event.stopPropagation();
    if (event.key === "Escape" || event.key === "Tab") close();
    else if (!moveFocusInMenu(event)) return;
    event.preventDefault();
  }

  return (
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- its items take the focus, one at a time
    <div ref={panel} role="menu" aria-label={label} className={styles.menu} onKeyDown={onKeyDown}>
      {children}
    </div>
  );
}
