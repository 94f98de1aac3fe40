import type { Mark, Node, NodeType, Schema } from "@tiptap/pm/model";
import * as Y from "yjs";

/** Names of the node types a reading schema has for what it does not know, between blocks and inside text. */
export const unknownNodes = { block: "unknownBlock", inline: "unknownInline" } as const;

/**
 * Makes a document for reading out of any content, and changes nothing. What the schema does not know, or cannot hold
 * where it stands, becomes an inert placeholder with its name and its words.
 */
export function readableContent(fragment: Y.XmlFragment, schema: Schema): Node {
  const type = schema.topNodeType;
  const children = nodesIn(fragment, type, schema).map((node) =>
    node.isInline ? placeholder("text", node.textContent, type, schema) : node,
  );
  return tryCreate(type, null, children) ?? (type.createAndFill() as Node);
}

function nodesIn(parent: Y.XmlFragment, type: NodeType, schema: Schema): Node[] {
  return (parent.toArray() as unknown[]).flatMap((child) => {
    if (child instanceof Y.XmlText) return textNodes(child, schema);
    if (!(child instanceof Y.XmlElement)) return [];
    return [nodeOf(child, schema) ?? placeholder(child.nodeName, wordsOf(child), type, schema)];
  });
}

function nodeOf(element: Y.XmlElement, schema: Schema): Node | undefined {
  const type = schema.nodes[element.nodeName];
  return type && tryCreate(type, element.getAttributes(), nodesIn(element, type, schema));
}

function placeholder(name: string, words: string, parent: NodeType, schema: Schema): Node {
  const type = schema.nodes[parent.inlineContent ? unknownNodes.inline : unknownNodes.block] as NodeType;
  return type.create({ name, words });
}

function tryCreate(type: NodeType, attributes: object | null, children: readonly Node[]): Node | undefined {
  try {
    return type.createChecked(attributes as Record<string, unknown> | null, [...children]);
  } catch {
    return undefined;
  }
}

function textNodes(text: Y.XmlText, schema: Schema): Node[] {
  const parts = text.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[];
  return parts.flatMap(({ insert, attributes = {} }) =>
    typeof insert === "string" ? [schema.text(insert, knownMarks(attributes, schema))] : [],
  );
}

function knownMarks(attributes: Record<string, unknown>, schema: Schema): Mark[] {
  return Object.entries(attributes).flatMap(([name, value]) => {
    const type = schema.marks[name.replace(/--[a-zA-Z0-9+/=]{8}$/, "")];
    return type ? [type.create(value as Record<string, unknown>)] : [];
  });
}

function wordsOf(element: Y.XmlElement): string {
  return (element.toArray() as unknown[])
    .map((child) => {
      if (child instanceof Y.XmlText)
        return (child.toDelta() as { insert: unknown }[])
          .map(({ insert }) => (typeof insert === "string" ? insert : ""))
          .join("");
      return child instanceof Y.XmlElement ? wordsOf(child) : "";
    })
    .filter(Boolean)
    .join(" ");
}
