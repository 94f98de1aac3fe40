import type { Mark, Node, NodeType, Schema } from "@tiptap/pm/model";
import * as Y from "yjs";

/**
 * What a schema may have so that an editor shows what it does not know: inert nodes, a mark and an attribute of every
 * node. They carry what they stand for as data, so that it can be split, moved and copied like anything else. What a
 * schema has no place for is hidden, and stays in Yjs all the same.
 */
export const unknownNames = {
  block: "unknownBlock",
  inline: "unknownInline",
  mark: "unknownMark",
  attribute: "unknownAttributes",
} as const;

/** Content of Yjs as JSON: how to build it again anywhere. */
export type Tree =
  | { name: string; attributes: Record<string, unknown>; children: Tree[] }
  | { delta: { insert: unknown; attributes?: Record<string, unknown> }[] }
  | { embed: unknown };

/** The layout of y-prosemirror has no marks on nodes; they stand among the attributes, under this prefix and their name. */
export const markPrefix = "_mark_";

export function isPlaceholder(type: NodeType): boolean {
  return type.name === unknownNames.block || type.name === unknownNames.inline;
}

/** An inert node in place of what cannot be shown there; `undefined` when the schema has none. */
export function createPlaceholder(schema: Schema, isInline: boolean, tree: Tree, marks?: readonly Mark[]) {
  const type = schema.nodes[isInline ? unknownNames.inline : unknownNames.block];
  return type?.create({ name: nameOf(tree), words: wordsOf(tree), tree }, null, marks) as Node | undefined;
}

/** All of some content but the marks of its node, which the placeholder has itself. */
export function treeOf(type: unknown): Tree {
  const tree = wholeTreeOf(type);
  if (!("name" in tree)) return tree;
  const own = Object.entries(tree.attributes).filter(([name]) => !name.startsWith(markPrefix));
  return { ...tree, attributes: Object.fromEntries(own) };
}

function wholeTreeOf(type: unknown): Tree {
  if (type instanceof Y.XmlText) return { delta: type.toDelta() };
  if (type instanceof Y.XmlElement)
    return { name: type.nodeName, attributes: type.getAttributes(), children: type.toArray().map(wholeTreeOf) };
  return { embed: null };
}

/** The Yjs content a tree stands for. */
export function typeOf(tree: Tree): Y.XmlElement | Y.XmlText {
  if (!("name" in tree)) {
    const text = new Y.XmlText();
    text.applyDelta("delta" in tree ? tree.delta : [{ insert: tree.embed ?? {} }]);
    return text;
  }
  const element = new Y.XmlElement<Record<string, object>>(tree.name);
  for (const [name, value] of Object.entries(tree.attributes)) element.setAttribute(name, value as object);
  element.insert(0, tree.children.map(typeOf));
  return element as unknown as Y.XmlElement;
}

function nameOf(tree: Tree): string {
  if ("name" in tree) return tree.name;
  return "delta" in tree ? "text" : "embed";
}

function wordsOf(tree: Tree): string {
  if ("embed" in tree) return "";
  if ("delta" in tree) return tree.delta.map(({ insert }) => (typeof insert === "string" ? insert : "")).join("");
  return tree.children.map(wordsOf).filter(Boolean).join(" ");
}
