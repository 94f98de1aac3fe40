import { type ContentMatch, Fragment, type Mark, type Node, type NodeType, type Schema } from "@tiptap/pm/model";
import * as Y from "yjs";
import { attributesIn, marksIn } from "./attributes.ts";
import { marksOf } from "./formats.ts";
import { createPlaceholder, isPlaceholder, type Tree, treeOf } from "./unknown-content.ts";

/** A node that is shown and the content of Yjs it stands for; `undefined` for one that only mends the parent. */
export interface Shown {
  node: Node;
  source: Y.XmlElement | Y.XmlText | undefined;
}

/** What an editor with this schema shows of a fragment. Changes nothing, whatever the fragment holds. */
export function readDocument(fragment: Y.XmlFragment, schema: Schema): Node {
  const type = schema.topNodeType;
  const children = readChildren(fragment, type)?.map(({ node }) => node);
  return children ? type.create(null, children) : (type.createAndFill() as Node);
}

/** An element as a node; `undefined` when it cannot be shown as what it says it is. */
export function readElement(element: Y.XmlElement, schema: Schema): Node | undefined {
  const type = Object.hasOwn(schema.nodes, element.nodeName) ? schema.nodes[element.nodeName] : undefined;
  if (!type || type.isText || type === schema.topNodeType || isPlaceholder(type)) return undefined;
  const own = attributesIn(element, type);
  const children = own && (type.inlineContent ? readInline(element, type) : readChildren(element, type)?.map(nodeOf));
  return children && type.create(own.attrs, children, own.marks);
}

/** An element as a node, or the placeholder for it; `undefined` when the schema has no placeholders. */
export function readElementOrPlaceholder(element: Y.XmlElement, schema: Schema, isInline: boolean): Node | undefined {
  return readElement(element, schema) ?? readPlaceholder(element, schema, isInline);
}

/** What is shown in place of what cannot be shown; `undefined` when the schema has nothing for that. */
export function readPlaceholder(type: Y.XmlElement | Y.XmlText, schema: Schema, isInline: boolean): Node | undefined {
  const marks = type instanceof Y.XmlElement ? marksIn(type, schema) : undefined;
  return createPlaceholder(schema, isInline, treeOf(type), marks);
}

/**
 * The children of an element whose type holds blocks, mended where the schema asks for it: what is missing is filled in,
 * what cannot stand there becomes a placeholder, and is hidden where even that cannot stand. `undefined` when nothing of
 * this helps.
 */
export function readChildren(parent: Y.XmlFragment, type: NodeType): Shown[] | undefined {
  const { schema } = type;
  const shown: Shown[] = [];
  let match: ContentMatch = type.contentMatch;
  const add = (node: Node, source: Shown["source"]): boolean => {
    const direct = match.matchType(node.type);
    if (!direct) {
      const missing = match.fillBefore(Fragment.from(node));
      if (!missing) return false;
      missing.forEach((filler) => shown.push({ node: filler, source: undefined }));
      match = (match.matchFragment(missing) as ContentMatch).matchType(node.type) as ContentMatch;
    } else match = direct;
    shown.push({ node: node.marks.length > 0 ? node.mark(type.allowedMarks(node.marks)) : node, source });
    return true;
  };
  // No generators here: opening a long document comes through these loops, before anything is compiled.
  for (let item = parent._start; item; item = item.right) {
    const child = typeIn(item);
    if (!child || (child instanceof Y.XmlText && child.length === 0)) continue;
    const node = child instanceof Y.XmlElement ? readElement(child, schema) : undefined;
    if (node && !node.isInline && add(node, child)) continue;
    const placeholder = readPlaceholder(child, schema, false);
    if (placeholder) add(placeholder, child);
  }
  if (match.validEnd) return shown;
  const missing = match.fillBefore(Fragment.empty, true);
  missing?.forEach((filler) => shown.push({ node: filler, source: undefined }));
  return missing ? shown : undefined;
}

/** The children of an element whose type holds text. What cannot stand there is hidden. */
export function readInline(element: Y.XmlElement, type: NodeType): Node[] | undefined {
  const nodes: Node[] = [];
  let match: ContentMatch = type.contentMatch;
  const add = (node: Node | undefined) => {
    const next = node && match.matchType(node.type);
    if (!next) return;
    match = next;
    nodes.push(node);
  };
  for (let item = element._start; item; item = item.right) {
    const child = typeIn(item);
    if (child instanceof Y.XmlText) readText(child, type, add);
    else if (child) add(readInlineElement(child, type));
  }
  if (match.validEnd) return nodes;
  const missing = match.fillBefore(Fragment.empty, true);
  return missing ? [...nodes, ...missing.content] : undefined;
}

export function readInlineElement(element: Y.XmlElement, parent: NodeType): Node | undefined {
  const node = readElement(element, parent.schema);
  const shown = node?.isInline ? node : readPlaceholder(element, parent.schema, true);
  return shown?.marks.length ? shown.mark(parent.allowedMarks(shown.marks)) : shown;
}

function readText(text: Y.XmlText, parent: NodeType, add: (node: Node | undefined) => void) {
  const { schema } = parent;
  let formats: Map<string, unknown> | undefined;
  let words = "";
  let marks: readonly Mark[] = [];
  const flush = () => {
    if (words !== "") add(schema.text(words, marks));
    words = "";
  };
  for (let item = text._start; item; item = item.right) {
    const { content } = item;
    if (item.deleted) continue;
    if (content instanceof Y.ContentString) words += content.str;
    else if (content instanceof Y.ContentFormat) {
      flush();
      (formats ??= new Map()).set(content.key, content.value);
      marks = marksOf(formats, parent);
    } else if (item.countable) {
      flush();
      add(createPlaceholder(schema, true, embedIn(content), marks));
    }
  }
  flush();
}

export function embedIn(content: unknown): Tree {
  return { embed: content instanceof Y.ContentEmbed ? (content.embed as unknown) : null };
}

function typeIn({ deleted, content }: Y.Item): Y.XmlElement | Y.XmlText | undefined {
  return !deleted && content instanceof Y.ContentType ? (content.type as Y.XmlElement | Y.XmlText) : undefined;
}

function nodeOf({ node }: Shown): Node {
  return node;
}
