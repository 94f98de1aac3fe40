/**
 * Before React draws anything anywhere, it asks whether what has the focus can hold a selection, and then walks through
 * all text up to the caret to know where it is: milliseconds for each letter in a book (`getSelectionInformation`). What it
 * asks is this property. The attribute, which is what browsers and screen readers go by, stays as it is.
 */
export function hideFromReact(element: HTMLElement) {
  Object.defineProperty(element, "contentEditable", { configurable: true, value: "inherit" });
}
