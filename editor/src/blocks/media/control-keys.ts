const controls = "button, [role=slider], textarea, audio[src], video[src]";

/** The controls of a block that are shown, in their order. */
export function controlsIn(block: HTMLElement): HTMLElement[] {
  return [...block.querySelectorAll<HTMLElement>(controls)].filter((control) => control.checkVisibility());
}

/**
 * In a block that is selected, Tab leads from control to control and Escape, or Tab behind the last, back to the text. A
 * browser's own Tab would leave the text, as its controls are no stops of the page.
 */
export function leadThroughControls(block: HTMLElement, leave: () => void) {
  block.addEventListener("keydown", (event) => {
    const all = controlsIn(block);
    const at = all.indexOf(event.target as HTMLElement);
    if (at < 0 || event.defaultPrevented || (event.key !== "Tab" && event.key !== "Escape")) return;
    event.preventDefault();
    event.stopPropagation();
    const next = event.key === "Tab" ? all[at + (event.shiftKey ? -1 : 1)] : undefined;
    if (next) next.focus();
    else leave();
  });
}
