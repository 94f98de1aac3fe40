import type { Element, ElementContent } from "hast";
import type { Html, InlineCode, Link, LinkReference, List, ListItem, Text } from "mdast";
import { defaultHandlers, type Handlers, type State } from "mdast-util-to-hast";
import { carryReferences, carrySpaces } from "./spaces.ts";

/** What is read in another way than usual, for all blocks. */
export const readHandlers: Handlers = {
  text: (_state, { value }: Text) => ({ type: "text", value: carrySpaces(value.replace(/[ \t]*\r?\n[ \t]*/g, " ")) }),
  inlineCode: (_state, { value }: InlineCode) =>
    element("code", {}, [{ type: "text", value: carrySpaces(value.replace(/\r?\n/g, " ")) }]),
  html: (_state, { value }: Html) => ({ type: "raw", value: carryReferences(withoutSwallowers(value)) }),
  link: (state, node: Link) => anchor(state, node, node),
  linkReference: (state, node: LinkReference) => {
    const definition = state.definitionById.get(node.identifier.toUpperCase());
    return definition ? anchor(state, node, definition) : defaultHandlers.linkReference(state, node);
  },
  list: (state, node: List) => listsOf(node).map((list) => listElement(state, list)),
  listItem: (state, node: ListItem) => {
    const children = node.children.flatMap((child) => state.one(child, node) ?? []) as ElementContent[];
    if (!isParagraph(children[0])) children.unshift(element("p", {}, []));
    const { checked } = node;
    if (typeof checked !== "boolean") return element("li", {}, children);
    // What is in a task stands in its first `div`, which may else be one further down.
    return element("li", { dataType: "taskItem", dataChecked: String(checked) }, [element("div", {}, children)]);
  },
};

/** Items begin with one, if an empty one. */
function isParagraph(node: ElementContent | undefined): boolean {
  if (node?.type === "element") return node.tagName === "p";
  return node?.type === "raw" && /^<p[\s>]/.test(node.value);
}

/** A list of the document has items of one kind. */
function listsOf(list: List): List[] {
  const lists: List[] = [];
  for (const item of list.children) {
    const last = lists.at(-1);
    if (last && isTask(last.children[0]) === isTask(item)) last.children.push(item);
    else lists.push({ ...list, start: startOf(list, lists), children: [item] });
  }
  return lists;
}

function startOf({ start }: List, before: readonly List[]): number | null {
  if (typeof start !== "number") return null;
  return before.reduce((sum, { children }) => sum + children.length, start);
}

function listElement(state: State, list: List): Element {
  const children = list.children.flatMap((item) => state.one(item, list) ?? []) as ElementContent[];
  if (isTask(list.children[0])) return element("ul", { dataType: "taskList" }, children);
  return list.ordered ? element("ol", { start: list.start ?? 1 }, children) : element("ul", {}, children);
}

function isTask(item: ListItem | undefined): boolean {
  return typeof item?.checked === "boolean";
}

/** The address as it was written: `normalizeUri` would make another of it. */
function anchor(state: State, node: Link | LinkReference, { url, title }: { url: string; title?: string | null }) {
  return element("a", { href: url, ...(title ? { title } : {}) }, state.all(node));
}

/** GFM shows these as text: they would swallow all that comes after them. */
function withoutSwallowers(html: string): string {
  return html.replace(/<(?=\/?(?:title|textarea|style|xmp|iframe|noembed|noframes|script|plaintext)[\s/>])/gi, "&lt;");
}

export function element(tagName: string, properties: Element["properties"], children: ElementContent[]): Element {
  return { type: "element", tagName, properties, children };
}
