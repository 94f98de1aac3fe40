import type { ContentMatch, NodeType, Schema } from "@tiptap/pm/model";
import * as Y from "yjs";

/** The first thing found that an editor with this schema would delete, for everybody, by showing it. */
export interface UnknownContent {
  kind: "block" | "mark" | "attribute" | "structure";
  name: string;
}

type Parent = Y.XmlFragment | Y.XmlElement;

/** Looks through everything. */
export function findUnknown(fragment: Y.XmlFragment, schema: Schema): UnknownContent | undefined {
  return childrenOf(fragment, schema.topNodeType, schema, () => true);
}

/** Looks through what a transaction changed, before anybody is told of it. */
export function findUnknownInChanges(
  fragment: Y.XmlFragment,
  transaction: Y.Transaction,
  schema: Schema,
): UnknownContent | undefined {
  const isNew = ({ _item: item }: Y.AbstractType<unknown>) =>
    item !== null && item.id.clock >= (transaction.beforeState.get(item.id.client) ?? 0);
  for (const type of transaction.changed.keys() as Iterable<Y.AbstractType<unknown>>) {
    if (type !== fragment && !Y.isParentOf(fragment, type._item)) continue;
    if (type._item?.deleted) continue;
    const unknown = checkOne(type, schema, isNew);
    if (unknown) return unknown;
  }
  return undefined;
}

function checkOne(
  type: unknown,
  schema: Schema,
  isRelevant: (type: Y.AbstractType<unknown>) => boolean,
): UnknownContent | undefined {
  if (type instanceof Y.XmlText) return textOf(type, schema);
  if (type instanceof Y.XmlElement) return elementOf(type, schema, isRelevant);
  if (type instanceof Y.XmlFragment) return childrenOf(type, schema.topNodeType, schema, isRelevant);
  return undefined;
}

function elementOf(
  element: Y.XmlElement,
  schema: Schema,
  isRelevant: (type: Y.AbstractType<unknown>) => boolean,
): UnknownContent | undefined {
  const type = schema.nodes[element.nodeName];
  if (!type) return { kind: "block", name: element.nodeName };
  const attribute = Object.keys(element.getAttributes()).find((name) => !(name in (type.spec.attrs ?? {})));
  if (attribute !== undefined) return { kind: "attribute", name: `${element.nodeName}.${attribute}` };
  return childrenOf(element, type, schema, isRelevant);
}

function childrenOf(
  parent: Parent,
  type: NodeType,
  schema: Schema,
  isRelevant: (type: Y.AbstractType<unknown>) => boolean,
): UnknownContent | undefined {
  let match: ContentMatch | null = type.contentMatch;
  for (const child of parent.toArray() as Y.AbstractType<unknown>[]) {
    if (isRelevant(child)) {
      const unknown = checkOne(child, schema, () => true);
      if (unknown) return unknown;
    }
    const childType = typeOf(child, schema);
    if (childType === undefined) return { kind: "block", name: nameOf(child) };
    if (childType !== "nothing") match = match?.matchType(childType) ?? null;
  }
  const isRoot = type === schema.topNodeType;
  const isValid = match !== null && (isRoot || match.validEnd);
  return isValid || !holdsSomething(parent, schema) ? undefined : { kind: "structure", name: type.name };
}

/** An empty text is no content; `undefined` is a child no schema of ours has. */
function typeOf(child: unknown, schema: Schema): NodeType | "nothing" | undefined {
  if (child instanceof Y.XmlText) return child.length === 0 ? "nothing" : schema.nodes["text"];
  return child instanceof Y.XmlElement ? schema.nodes[child.nodeName] : undefined;
}

function textOf(text: Y.XmlText, schema: Schema): UnknownContent | undefined {
  const parent = text.parent instanceof Y.XmlElement ? schema.nodes[text.parent.nodeName] : undefined;
  for (const { insert, attributes = {} } of text.toDelta() as { insert: unknown; attributes?: object }[]) {
    if (typeof insert !== "string") return { kind: "block", name: "embed" };
    for (const [key, value] of Object.entries(attributes)) {
      const mark = schema.marks[markName(key)];
      if (!mark) return { kind: "mark", name: markName(key) };
      const attribute = Object.keys(isObject(value) ? value : {}).find((name) => !(name in (mark.spec.attrs ?? {})));
      if (attribute !== undefined) return { kind: "attribute", name: `${mark.name}.${attribute}` };
      if (parent && !parent.allowsMarkType(mark)) return { kind: "structure", name: parent.name };
    }
  }
  return undefined;
}

/** Marks that may overlap with themselves are stored under a name with a hash behind it. */
function markName(key: string): string {
  return /^(.*)--[a-zA-Z0-9+/=]{8}$/.exec(key)?.[1] ?? key;
}

/** Words, or a block that is content by itself. What holds neither can go without a loss. */
function holdsSomething(parent: Parent, schema: Schema): boolean {
  return (parent.toArray() as unknown[]).some((child) => {
    if (child instanceof Y.XmlText) return child.length > 0;
    if (!(child instanceof Y.XmlElement)) return true;
    return schema.nodes[child.nodeName]?.isLeaf !== false || holdsSomething(child, schema);
  });
}

function nameOf(child: unknown): string {
  return child instanceof Y.XmlElement ? child.nodeName : "unknown";
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
