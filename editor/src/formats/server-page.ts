import { Window } from "happy-dom";
import type { Element, Root } from "hast";
import rehypeParse from "rehype-parse";
import { unified } from "unified";
import type { ParsePage } from "./read-html.ts";

/** Pages where there is no browser. HTML is read as browsers read it, and what it says is built without its scripts. */
export function createPageParser(): ParsePage {
  const { document } = new Window({
    settings: { disableJavaScriptEvaluation: true, disableJavaScriptFileLoading: true, disableCSSFileLoading: true },
  });
  const page = document as unknown as Document;
  return (html) => build(unified().use(rehypeParse, { fragment: true }).parse(html), page, page.createElement("body"));
}

function build<Parent extends globalThis.Element>(tree: Root | Element, page: Document, parent: Parent): Parent {
  for (const child of tree.children) {
    if (child.type === "text") parent.append(page.createTextNode(child.value));
    if (child.type !== "element") continue;
    const element = page.createElement(child.tagName);
    for (const [name, value] of Object.entries(child.properties)) {
      if (value !== false && value !== null && value !== undefined) element.setAttribute(...attributeOf(name, value));
    }
    parent.append(build(child, page, element));
  }
  return parent;
}

const names: Readonly<Record<string, string>> = {
  className: "class",
  htmlFor: "for",
  httpEquiv: "http-equiv",
  acceptCharset: "accept-charset",
};

function attributeOf(property: string, value: unknown): [name: string, value: string] {
  const isDashed = /^(?:data|aria)(?=[A-Z0-9])/.test(property);
  const dashed = property.replace(/[A-Z0-9]/g, (letter) => `-${letter.toLowerCase()}`);
  const name = names[property] ?? (isDashed ? dashed : property.toLowerCase());
  if (value === true) return [name, ""];
  return [name, Array.isArray(value) ? value.join(" ") : String(value)];
}
