import { Mark, type MarkType, type NodeType, type Schema } from "@tiptap/pm/model";
import { encodeAny, toBase64 } from "lib0/buffer";
import { digest } from "lib0/hash/sha256";
import { unknownNames } from "./unknown-content.ts";
import { hasValidValues } from "./valid-values.ts";

/** Formats of a text, by key; a value that is missing or `null` means none. */
export type Formats = Record<string, unknown>;

const overlappingKey = /^(.*)--[a-zA-Z0-9+/=]{8}$/s;

/** The marks that formats mean, as far as they may stand in `parent`. */
export function marksOf(formats: Iterable<readonly [string, unknown]>, parent: NodeType): readonly Mark[] {
  const { schema } = parent;
  let marks = Mark.none;
  for (const [key, value] of formats) {
    if (value === null || value === undefined) continue;
    const mark = markOf(key, value, schema);
    if (mark && parent.allowsMarkType(mark.type)) marks = mark.isInSet(marks) ? marks : [...marks, mark];
  }
  return marks.length < 2 ? marks : compatible(marks);
}

export function formatsOf(marks: readonly Mark[]): Formats {
  return Object.fromEntries(marks.map((mark) => [keyOf(mark), valueOf(mark)]));
}

/** The formats that turn `before` into `after`, with `null` for those that go. */
export function formatChange(before: readonly Mark[], after: readonly Mark[]): Formats | undefined {
  if (Mark.sameSet(before, after)) return undefined;
  const change: Formats = {};
  for (const mark of before) if (!mark.isInSet(after)) change[keyOf(mark)] = null;
  for (const mark of after) if (!mark.isInSet(before)) change[keyOf(mark)] = valueOf(mark);
  return Object.keys(change).length > 0 ? change : undefined;
}

/** Whether a mark goes that may have hidden others, which two people gave at once. */
export function uncovers(before: readonly Mark[], after: readonly Mark[]): boolean {
  return before.some(({ type }) => after.every((mark) => mark.type !== type) && isExclusive(type));
}

function isExclusive(type: MarkType): boolean {
  const others = Object.values(type.schema.marks).filter((other) => other !== type);
  return others.some((other) => type.excludes(other) || other.excludes(type));
}

/** `null` for each format that means a mark and is not among `shown`: it goes with the mark that hid it. */
export function hiddenFormats(formats: object, shown: Formats, schema: Schema): Formats {
  const hidden = Object.entries(formats).filter(([key, value]) => !(key in shown) && markOf(key, value, schema));
  return Object.fromEntries(hidden.map(([key]) => [key, null]));
}

export function markOf(key: string, value: unknown, schema: Schema): Mark | undefined {
  const name = Object.hasOwn(schema.marks, key) ? key : (overlappingKey.exec(key)?.[1] ?? key);
  const type = Object.hasOwn(schema.marks, name) ? schema.marks[name] : undefined;
  if (!type || name === unknownNames.mark || !hasValidValues(type.spec.attrs, value))
    return unknownMark(key, value, schema);
  try {
    return type.create(value as Record<string, unknown>);
  } catch {
    return unknownMark(key, value, schema);
  }
}

function unknownMark(key: string, value: unknown, schema: Schema): Mark | undefined {
  return schema.marks[unknownNames.mark]?.create({ key, value });
}

/** Two people may have given what excludes each other; which one is shown must not depend on who looks. */
function compatible(marks: readonly Mark[]): readonly Mark[] {
  const sorted = marks.toSorted((one, other) => rank(one) - rank(other) || compare(keyOf(one), keyOf(other)));
  return sorted.reduce((set, mark) => mark.addToSet(set), Mark.none);
}

function rank({ type }: Mark): number {
  return Object.keys(type.schema.marks).indexOf(type.name);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

/** Marks that may overlap with themselves are kept apart by a hash of what they are, as y-prosemirror does it. */
export function keyOf(mark: Mark): string {
  if (mark.type.name === unknownNames.mark) return String(mark.attrs["key"]);
  return mark.type.excludes(mark.type) ? mark.type.name : `${mark.type.name}--${hash(mark.toJSON())}`;
}

function valueOf(mark: Mark): unknown {
  return mark.type.name === unknownNames.mark ? (mark.attrs["value"] as unknown) : { ...mark.attrs };
}

function hash(json: unknown): string {
  const bytes = digest(encodeAny(json as never));
  const folded = bytes.slice(0, 6);
  for (let index = 6; index < bytes.length; index += 1) folded[index % 6]! ^= bytes[index]!;
  return toBase64(folded);
}
