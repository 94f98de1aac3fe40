import { type Attrs, Mark, type Node, type NodeSpec, type NodeType, type Schema } from "@tiptap/pm/model";
import type * as Y from "yjs";
import { formatsOf, markOf, uncovers } from "./formats.ts";
import { sameValue } from "./same-value.ts";
import { isPlaceholder, markPrefix, unknownNames } from "./unknown-content.ts";
import { isValid } from "./valid-values.ts";

/** Yjs takes any JSON as the value of an attribute; its types say strings unless told otherwise. */
type WritableElement = Y.XmlElement<Record<string, object>>;

interface Own {
  attrs: Attrs | null;
  marks: readonly Mark[];
}

/** What an element says of its node. `undefined` when a value is missing that the type cannot do without. */
export function attributesIn(element: Y.XmlElement, type: NodeType): Own | undefined {
  if (element._map.size === 0) return nothingSaid(type);
  const specs = type.spec.attrs;
  const attrs: Record<string, unknown> = {};
  const unknown: Record<string, unknown> = {};
  const values: Record<string, unknown> = element.getAttributes();
  const marks: Mark[] = [];
  for (const key of Object.keys(values)) {
    const value = values[key];
    const spec = specs !== undefined && Object.hasOwn(specs, key) ? specs[key] : undefined;
    if (value === null || value === undefined || key === "ychange") continue;
    if (spec && key !== unknownNames.attribute) {
      if (isValid(spec.validate, value)) attrs[key] = value;
    } else {
      const mark = nodeMark(key, value, type.schema);
      if (mark) marks.push(mark);
      else unknown[key] = value;
    }
  }
  if (Object.keys(unknown).length > 0 && specs?.[unknownNames.attribute]) attrs[unknownNames.attribute] = unknown;
  return hasAll(specs, attrs) ? { attrs, marks: inOneOrder(marks) } : undefined;
}

const nothings = new WeakMap<NodeType, { own: Own | undefined }>();

function nothingSaid(type: NodeType): Own | undefined {
  let known = nothings.get(type);
  if (!known)
    nothings.set(type, (known = { own: hasAll(type.spec.attrs, {}) ? { attrs: null, marks: [] } : undefined }));
  return known.own;
}

function hasAll(specs: NodeSpec["attrs"], attrs: object): boolean {
  for (const name in specs) if (!(name in attrs) && specs[name]?.default === undefined) return false;
  return true;
}

/** Which of two that exclude each other is shown must not depend on who was first. */
function inOneOrder(marks: Mark[]): readonly Mark[] {
  return marks
    .toSorted((one, other) => (one.type.name < other.type.name ? -1 : 1))
    .reduce((set, mark) => mark.addToSet(set), Mark.none);
}

/** The marks of the node that stands for an element. */
export function marksIn(element: Y.XmlElement, schema: Schema): readonly Mark[] {
  const values = Object.entries(element.getAttributes() as Record<string, unknown>);
  return inOneOrder(values.map(([key, value]) => nodeMark(key, value, schema)).filter((mark) => mark !== undefined));
}

/** The attributes of the element that stands for a node, without those that are `null`. */
export function attributesFor(node: Node): Record<string, unknown> {
  const { [unknownNames.attribute]: unknown, ...known } = isPlaceholder(node.type) ? {} : node.attrs;
  const marks = Object.entries(formatsOf(node.marks)).map(([key, value]) => [markPrefix + key, value]);
  const all = { ...(unknown as object | null), ...known, ...Object.fromEntries(marks) };
  return Object.fromEntries(Object.entries(all).filter(([name, value]) => value !== null && name !== "ychange"));
}

/** Writes only what is another than before; of a placeholder that can be no more than its marks. */
export function writeAttributes(element: Y.XmlElement, before: Node, after: Node) {
  if (before.attrs === after.attrs && before.marks === after.marks) return;
  const [old, wanted] = [attributesFor(before), attributesFor(after)];
  const writable = element as unknown as WritableElement;
  for (const [name, value] of Object.entries(wanted)) {
    if (!sameValue(old[name], value)) writable.setAttribute(name, value as object);
  }
  for (const name of Object.keys(old)) if (!(name in wanted)) element.removeAttribute(name);
  if (!uncovers(before.marks, after.marks)) return;
  for (const name of Object.keys(element.getAttributes()))
    if (!(name in wanted) && nodeMark(name, element.getAttribute(name), after.type.schema))
      element.removeAttribute(name);
}

function nodeMark(key: string, value: unknown, schema: Schema): Mark | undefined {
  if (!key.startsWith(markPrefix)) return undefined;
  const mark = markOf(key.slice(markPrefix.length), value, schema);
  return mark?.type.name === unknownNames.mark ? undefined : mark;
}
