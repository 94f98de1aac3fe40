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

/** Of find, and of find and replace. */
export function isFindKey({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent): boolean {
  if (!(ctrlKey || metaKey) || shiftKey) return false;
  // ⌘H hides the program on a Mac.
  return (key.toLowerCase() === "f" && (!altKey || metaKey)) || (key.toLowerCase() === "h" && ctrlKey && !altKey);
}
