/** An element with a class of ours, and what is said of it. */
export function createElement<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  className: string,
  attributes: Record<string, string> = {},
  children: readonly (Node | string)[] = [],
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  element.className = className;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

export function createButton(label: string, className: string, onClick: () => void): HTMLButtonElement {
  const button = createElement("button", className, { type: "button", tabindex: "-1" }, [label]);
  button.addEventListener("click", onClick);
  return button;
}
