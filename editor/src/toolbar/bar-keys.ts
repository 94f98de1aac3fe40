/** Keys that lead from the text to something of the bar. */

export function isBarKey({ key, altKey }: KeyboardEvent): boolean {
  return key === "F10" && altKey;
}

export function isLinkKey({ key, ctrlKey, metaKey, shiftKey }: KeyboardEvent): boolean {
  return key.toLowerCase() === "k" && (ctrlKey || metaKey) && !shiftKey;
}

/** Some keyboards have the slash above another key. */
export function isSheetKey({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return key === "/" && (ctrlKey || metaKey) && !altKey;
}

export function findKeyOf(event: KeyboardEvent): "find" | "replace" | undefined {
  if (!(event.ctrlKey || event.metaKey) || event.shiftKey) return undefined;
  const key = event.key.toLowerCase();
  // ⌘H hides the program on a Mac.
  if (key === "h" && event.ctrlKey && !event.altKey) return "replace";
  if (key === "f" && event.altKey && event.metaKey) return "replace";
  return key === "f" && !event.altKey ? "find" : undefined;
}
