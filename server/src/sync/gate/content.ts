import * as Y from "yjs";
import { Refusal } from "../../refusal.ts";
import type { Cursor } from "./cursor.ts";

/** Map keys, formats, names of elements. Prose is not in them. */
const maxKeyLength = 4_096;
/** Values deeper than this overflow the stack of whoever writes them out again. */
const maxValueDepth = 100;

/** By the number that Yjs writes for a kind of content. */
const readers: Record<number, (cursor: Cursor) => Y.Item["content"]> = {
  1: (cursor) => new Y.ContentDeleted(positive(cursor.uint())),
  2: (cursor) => new Y.ContentJSON(list(cursor, readOptionalJson)),
  3: (cursor) => new Y.ContentBinary(cursor.take(cursor.uint()).slice()),
  4: (cursor) => new Y.ContentString(filled(cursor.string())),
  5: (cursor) => new Y.ContentEmbed(readJson(cursor) as object),
  6: (cursor) => new Y.ContentFormat(readKey(cursor), readJson(cursor) as object),
  7: (cursor) => new Y.ContentType(readType(cursor)),
  8: (cursor) => new Y.ContentAny(list(cursor, readAny)),
  9: readSubdocument,
};

const types: Record<number, (cursor: Cursor) => Y.ContentType["type"]> = {
  0: () => new Y.Array(),
  1: () => new Y.Map(),
  2: () => new Y.Text(),
  3: (cursor) => new Y.XmlElement(readKey(cursor)),
  4: () => new Y.XmlFragment(),
  5: (cursor) => new Y.XmlHook(readKey(cursor)),
  6: () => new Y.XmlText(),
};

/** What an item holds. Refuses what Yjs could not read back from its own encoding. */
export function readContent(cursor: Cursor, kind: number): Y.Item["content"] {
  const read = readers[kind];
  if (!read) throw new Refusal("malformed", `There is no content of kind ${kind}.`);
  return read(cursor);
}

/** A name under which something stands in a map. */
export function readKey(cursor: Cursor): string {
  const key = cursor.string();
  if (key.length > maxKeyLength) throw new Refusal("bad-update", "A key is too long.");
  // It would become the prototype of the object a map is copied to.
  if (key === "__proto__") throw new Refusal("bad-update", "A key is a name that every object has.");
  return key;
}

export function positive(length: number): number {
  if (length === 0) throw new Refusal("malformed", "A struct has no length.");
  return length;
}

function filled(text: string): string {
  positive(text.length);
  return text;
}

function readType(cursor: Cursor): Y.ContentType["type"] {
  const kind = cursor.uint();
  const make = types[kind];
  if (!make) throw new Refusal("malformed", `There is no type of kind ${kind}.`);
  return make(cursor);
}

/** Only what Yjs writes of a subdocument: its other options would be taken over unseen. */
function readSubdocument(cursor: Cursor): Y.ContentDoc {
  const guid = readKey(cursor);
  const options = readAny(cursor);
  if (typeof options !== "object" || options === null) throw new Refusal("malformed", "A subdocument has no options.");
  const { gc, autoLoad, meta } = options as Record<string, unknown>;
  return new Y.ContentDoc(
    new Y.Doc({ guid, gc: gc !== false, autoLoad: autoLoad === true, meta, shouldLoad: autoLoad === true }),
  );
}

function list<Value>(cursor: Cursor, read: (cursor: Cursor) => Value): Value[] {
  const length = positive(cursor.uint());
  const values: Value[] = [];
  for (let index = 0; index < length; index++) values.push(read(cursor));
  return values;
}

function readOptionalJson(cursor: Cursor): unknown {
  const text = cursor.string();
  return text === "undefined" ? undefined : parseJson(text);
}

function readJson(cursor: Cursor): unknown {
  return parseJson(cursor.string());
}

function parseJson(text: string): unknown {
  // `true`, numbers and short strings are by far the most.
  const isFlat = text.length < maxValueDepth;
  try {
    const value: unknown = JSON.parse(text);
    if (!isFlat) checkDepth(value, 0);
    return value;
  } catch (cause) {
    if (cause instanceof Refusal) throw cause;
    throw new Refusal("malformed", "A value is no JSON.", { cause });
  }
}

function checkDepth(value: unknown, depth: number) {
  if (typeof value !== "object" || value === null) return;
  if (depth > maxValueDepth) throw new Refusal("too-complex", "A value is too deep.");
  for (const child of Object.values(value)) checkDepth(child, depth + 1);
}

function readAny(cursor: Cursor, depth = 0): unknown {
  if (depth > maxValueDepth) throw new Refusal("too-complex", "A value is too deep.");
  switch (cursor.byte()) {
    case 127:
      return undefined;
    case 126:
      return null;
    case 125:
      return cursor.int();
    case 124:
      return cursor.view(4).getFloat32(0);
    case 123:
      return cursor.view(8).getFloat64(0);
    case 122:
      return cursor.view(8).getBigInt64(0);
    case 121:
      return false;
    case 120:
      return true;
    case 119:
      return cursor.string();
    case 118:
      return readObject(cursor, depth);
    case 117:
      return readArray(cursor, depth);
    case 116:
      return cursor.take(cursor.uint()).slice();
    default:
      throw new Refusal("malformed", "A value of no known kind.");
  }
}

function readObject(cursor: Cursor, depth: number): Record<string, unknown> {
  const object: Record<string, unknown> = {};
  for (let left = cursor.uint(); left > 0; left--) object[readKey(cursor)] = readAny(cursor, depth + 1);
  return object;
}

function readArray(cursor: Cursor, depth: number): unknown[] {
  const array: unknown[] = [];
  for (let left = cursor.uint(); left > 0; left--) array.push(readAny(cursor, depth + 1));
  return array;
}
