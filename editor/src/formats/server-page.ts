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
  const matches = matchByName(page.createElement("p").matches);
  return (html) =>
    build(unified().use(rehypeParse, { fragment: true }).parse(html), page.createElement("body"), (name) =>
      Object.assign(page.createElement(name), { matches }),
    );
}

function build<Parent extends globalThis.Element>(
  tree: Root | Element,
  parent: Parent,
  create: (name: string) => globalThis.Element,
): Parent {
  for (const child of tree.children) {
    if (child.type === "text") parent.append(child.value);
    // Word's, around what is no words.
    if (child.type === "comment" && /^\[(?:if |endif\])/.test(child.value)) {
      parent.append(parent.ownerDocument.createComment(child.value));
    }
    if (child.type !== "element") continue;
    const element = create(child.tagName);
    for (const [name, value] of Object.entries(child.properties)) {
      if (value !== false && value !== null && value !== undefined) element.setAttribute(...attributeOf(name, value));
    }
    parent.append(build(child, element, create));
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

/**
 * ProseMirror asks each element whether it matches each of a hundred selectors. Most of them name another element, which
 * needs no reading of the selector.
 */
function matchByName(matches: (selector: string) => boolean) {
  const known = new Map<string, string | undefined>();
  const nameOf = (selector: string) => {
    if (!known.has(selector)) known.set(selector, /^([a-z][a-z0-9]*)(?:[.:[][^\s,>+~]*)?$/.exec(selector)?.[1]);
    return known.get(selector);
  };
  return function (this: globalThis.Element, selector: string): boolean {
    const name = nameOf(selector);
    if (name !== undefined && name !== this.localName) return false;
    return name === selector || matches.call(this, selector);
  };
}
