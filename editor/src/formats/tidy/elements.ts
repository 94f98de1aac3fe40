/** The same element under another name, with what is in it. */
export function rename(element: Element, tag: string): HTMLElement {
  const renamed = element.ownerDocument.createElement(tag);
  for (const { name, value } of element.attributes) renamed.setAttribute(name, value);
  renamed.append(...element.childNodes);
  element.replaceWith(renamed);
  return renamed;
}

export function unwrap(element: Element) {
  element.replaceWith(...element.childNodes);
}

/** Puts all that is in an element into another one inside of it. */
export function wrapContent(element: Element, tag: string): HTMLElement {
  const inner = element.ownerDocument.createElement(tag);
  inner.append(...element.childNodes);
  element.append(inner);
  return inner;
}

export function all(page: Element, selector: string): HTMLElement[] {
  return [...page.querySelectorAll<HTMLElement>(selector)];
}

/** A style as it is written, also one that browsers do not know. Of several the last one counts. */
export function styleOf(element: Element, name: string): string {
  const declarations = (element.getAttribute("style") ?? "").split(";").map((text) => text.split(/:(.*)/s));
  return declarations.findLast(([key]) => key?.trim().toLowerCase() === name)?.[1]?.trim() ?? "";
}

export function isBlank({ textContent }: Node): boolean {
  return (textContent ?? "").replaceAll("\u00A0", " ").trim() === "";
}
