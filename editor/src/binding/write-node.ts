import type { Node } from "@tiptap/pm/model";
import * as Y from "yjs";
import { attributesFor } from "./attributes.ts";
import { type Formats, formatsOf } from "./formats.ts";
import { isPlaceholder, type Tree, typeOf } from "./unknown-content.ts";

/** The Yjs content that stands for nodes, in the layout of y-prosemirror: neighbouring words are one text. */
export function createTypes(nodes: readonly Node[]): (Y.XmlElement | Y.XmlText)[] {
  const types: (Y.XmlElement | Y.XmlText)[] = [];
  let words: Node[] = [];
  const flush = () => {
    if (words.length > 0) types.push(createText(words));
    words = [];
  };
  for (const node of nodes) {
    if (isInText(node)) {
      words.push(node);
      continue;
    }
    flush();
    types.push(createType(node));
  }
  flush();
  return types;
}

/** Words, and what can only stand among them. */
export function isInText(node: Node): boolean {
  return node.isText || (isPlaceholder(node.type) && "embed" in treeIn(node));
}

/** Puts words into a text that is in a document already. */
export function insertWords(text: Y.XmlText, index: number, nodes: readonly Node[]) {
  let at = index;
  for (const node of nodes) {
    if (node.isText) text.insert(at, node.text as string, formatsOf(node.marks));
    else text.insertEmbed(at, embedOf(node), formatsOf(node.marks));
    at += node.nodeSize;
  }
}

function createType(node: Node): Y.XmlElement | Y.XmlText {
  const unknown = isPlaceholder(node.type) ? typeOf(treeIn(node)) : undefined;
  if (unknown instanceof Y.XmlText) return unknown;
  const element = (unknown ?? new Y.XmlElement(node.type.name)) as unknown as Y.XmlElement<Record<string, object>>;
  for (const [name, value] of Object.entries(attributesFor(node))) element.setAttribute(name, value as object);
  if (node.childCount > 0) element.insert(0, createTypes(node.content.content));
  return element as unknown as Y.XmlElement;
}

function createText(nodes: readonly Node[]): Y.XmlText {
  const [first] = nodes;
  if (nodes.length === 1 && first?.isText && first.marks.length === 0) return new Y.XmlText(first.text);
  const text = new Y.XmlText();
  text.applyDelta(nodes.map(toDelta));
  return text;
}

function toDelta(node: Node): { insert: unknown; attributes: Formats } {
  return { insert: node.isText ? node.text : embedOf(node), attributes: formatsOf(node.marks) };
}

function treeIn(node: Node): Tree {
  return node.attrs["tree"] as Tree;
}

function embedOf(node: Node): object {
  return (treeIn(node) as { embed: object }).embed;
}
