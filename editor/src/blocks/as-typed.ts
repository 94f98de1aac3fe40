import { type DOMOutputSpec, DOMSerializer } from "@tiptap/pm/model";

const asTyped = { spellcheck: "false", autocorrect: "off", autocapitalize: "off", translate: "no" };

/** Draws code as its schema says. The page alone has what keeps browsers off, and nothing that is exported. */
export function drawAsTyped(spec: DOMOutputSpec | undefined) {
  const { dom, contentDOM } = DOMSerializer.renderSpec(document, spec ?? ["code", 0]);
  leaveAsTyped(dom as HTMLElement);
  return { dom: dom as HTMLElement, contentDOM: contentDOM ?? null };
}

/** What is in it is meant letter for letter: browsers shall not correct, capitalise or translate it. */
export function leaveAsTyped(element: HTMLElement) {
  for (const [name, value] of Object.entries(asTyped)) element.setAttribute(name, value);
}
