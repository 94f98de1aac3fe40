import * as encoding from "lib0/encoding";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { markAsWeft } from "../documents/roots.ts";
import type { RefusalCode } from "../refusal.ts";
import { readUpdate } from "./gate/read-update.ts";
import { admit, containsUpdate, type Outcome } from "./gate.ts";
import { atOnce } from "./piecemeal.ts";

type Part = number | string | readonly [byte: number];

/** Bytes of an update: numbers as numbers, words as strings, and single bytes. */
function update(...parts: Part[]): Uint8Array {
  const encoder = encoding.createEncoder();
  for (const part of parts) {
    if (typeof part === "number") encoding.writeVarUint(encoder, part);
    else if (typeof part === "object") encoding.writeUint8(encoder, part[0]);
    else encoding.writeVarString(encoder, part);
  }
  return encoding.toUint8Array(encoder);
}

/** One struct of client 9, nothing deleted. */
function struct(...parts: Part[]): Uint8Array {
  return update(1, 1, 9, 0, ...parts, 0);
}

const [string, embed, format, type, any, subdocument] = [4, 5, 6, 7, 8, 9];
const [origin, right] = [0x80, 0x40];

/** Client 1 wrote "abc" in a text, and in another text "xyz"; client 2 put a list of one value beside. */
function someDocument(): Y.Doc {
  const document = new Y.Doc();
  document.clientID = 1;
  document.getText("text").insert(0, "abc");
  document.getText("other").insert(0, "xyz");
  document.clientID = 2;
  document.getArray("list").push([null]);
  return document;
}

function take(document: Y.Doc, bytes: Uint8Array): Outcome {
  return atOnce(admit(document, atOnce(readUpdate(bytes))));
}

function codeOf(bytes: Uint8Array, document = someDocument()): RefusalCode | undefined {
  try {
    return take(document, bytes).refusal?.code;
  } catch (error) {
    return (error as { code: RefusalCode }).code;
  }
}

test.each<[string, Uint8Array, RefusalCode]>([
  ["nothing", update(), "malformed"],
  ["bytes after the end", update(0, 0, 0), "malformed"],
  ["more structs than bytes", update(1, 2 ** 25, 1, 0), "malformed"],
  ["more client ids than bytes", update(2 ** 25, 0), "malformed"],
  ["a client id twice", update(2, 1, 9, 0, 0, 1, 1, 9, 1, 0, 1, 0), "malformed"],
  ["a number beyond what is exact", new Uint8Array([1, 1, 255, 255, 255, 255, 255, 255, 255, 255, 1, 0]), "malformed"],
  ["a clock that no client reaches", update(1, 1, 9, 2 ** 31, 0, 1, 0), "bad-update"],
  ["a struct without a length", struct(0, 0), "malformed"],
  ["a string without letters", struct(string, 1, "text", ""), "malformed"],
  ["a value list without values", struct(any, 1, "list", 0), "malformed"],
  ["a string that is not UTF-8", struct(string, 1, "text", 2, 0x7f, 0xff), "malformed"],
  ["a parent of no known kind", struct(string, 2, "text", "a"), "malformed"],
  ["content of no known kind", struct(17, 1, "text", "a"), "malformed"],
  ["a type of no known kind", struct(type, 1, "list", 7), "malformed"],
  ["a value of no known kind", struct(any, 1, "list", 1, 7), "malformed"],
  ["an embed that is no JSON", struct(embed, 1, "text", "{"), "malformed"],
  ["a format whose value is no JSON", struct(format, 1, "text", "bold", "undefined"), "malformed"],
  ["a subdocument without options", struct(subdocument, 1, "list", "guid", 126), "malformed"],
  ["a gap with neighbours", struct([10 | origin], 1), "malformed"],
  ["a key that every object has", struct(0x20 | any, 1, "map", "__proto__", 1, 126), "bad-update"],
  ["a root that every object has", struct(string, 1, "__proto__", "a"), "bad-update"],
  ["an object with a prototype of its own", struct(any, 1, "list", 1, 118, 1, "__proto__", 126), "bad-update"],
  ["a very long key", struct(0x20 | any, 1, "map", "k".repeat(5_000), 1, 126), "bad-update"],
  [
    "a very deep value",
    struct(any, 1, "list", 1, ...Array.from({ length: 500 }, () => [117, 1]).flat(), 126),
    "too-complex",
  ],
  ["very deep JSON", struct(embed, 1, "text", "[".repeat(500) + "]".repeat(500)), "too-complex"],
  ["itself as a neighbour", struct([origin | string], 9, 0, "a"), "bad-update"],
  [
    "two that wait for one another",
    update(2, 1, 9, 0, [origin | string], 8, 0, "a", 1, 8, 0, [origin | string], 9, 0, "b", 0),
    "bad-update",
  ],
  ["neighbours in two lists", struct([origin | right | string], 1, 0, 1, 4, "a"), "bad-update"],
  ["neighbours in the wrong order", struct([origin | right | string], 1, 2, 1, 1, "a"), "bad-update"],
  ["one neighbour on both sides", struct([origin | right | string], 1, 1, 1, 1, "a"), "bad-update"],
  [
    "neighbours with one between that the right one knew",
    struct([origin | right | string], 1, 0, 1, 2, "a"),
    "bad-update",
  ],
  ["the start, and a neighbour that is not there", struct([right | string], 1, 2, "a"), "bad-update"],
  ["a letter as a parent", struct(string, 0, 1, 1, "a"), "bad-update"],
])("an update with %s is refused and changes nothing", (_name, bytes, code) => {
  const document = someDocument();
  const before = Y.encodeStateAsUpdate(document);
  expect(codeOf(bytes, document)).toBe(code);
  expect(Y.encodeStateAsUpdate(document)).toEqual(before);
});

test("a struct that overlaps what is known goes on where that stands, whatever it says", () => {
  const document = someDocument();
  // "abc" again, and "d", now as if it all stood in the other text.
  const bytes = update(1, 1, 1, 0, string, 1, "other", "abc", 0);
  expect(codeOf(bytes, document)).toBe(undefined);
  expect(codeOf(update(1, 1, 2, 0, any, 1, "text", 2, 126, 126, 0), document)).toBe(undefined);
  expect(document.getArray("list").length).toBe(2);
});

test("what builds on something that did not come is named, and the rest is applied", () => {
  const document = someDocument();
  const { missing } = take(document, update(1, 2, 9, 0, string, 1, "text", "a", [origin | string], 7, 3, "b", 0));
  expect(missing).toEqual(new Map([[7, 0]]));
  expect(document.getText("text").length).toBe(4);
  expect(document.store.pendingStructs).toBe(null);
});

test("deletions of what is not here yet are named", () => {
  const document = someDocument();
  const { missing } = take(document, update(0, 1, 1, 1, 1, 100));
  expect(missing).toEqual(new Map([[1, 6]]));
  expect(document.getText("text").toString()).toBe("a");
});

test("elements within elements have an end", () => {
  const document = new Y.Doc();
  const nested = (count: number) =>
    update(
      1,
      count,
      9,
      0,
      type,
      1,
      "list",
      0,
      ...Array.from({ length: count - 1 }, (_, at) => [type, 0, 9, at, 0]).flat(),
      0,
    );
  expect(codeOf(nested(100), document)).toBe(undefined);
  expect(codeOf(nested(1_000), document)).toBe("too-complex");
});

test("two clients may build on one another by turns", () => {
  const document = new Y.Doc();
  const first = [2, 9, 0, [origin | string], 8, 0, "b", [origin | string], 8, 1, "d"] as const;
  const second = [2, 8, 0, string, 1, "text", "a", [origin | string], 9, 0, "c"] as const;
  expect(codeOf(update(2, ...first, ...second, 0), document)).toBe(undefined);
  expect(document.getText("text").toString()).toBe("abcd");
});

test("client ids are bounded in number", () => {
  const sections = Array.from({ length: 20_001 }, (_, client) => [1, client, 0, 0, 1]);
  expect(codeOf(update(sections.length, ...sections.flat(), 0))).toBe("too-complex");
});

test("roots are bounded in number", () => {
  const many = Array.from({ length: 1_001 }, (_, at) => [string, 1, `root ${at}`, "a"]);
  expect(codeOf(update(1, many.length, 9, 0, ...many.flat(), 0))).toBe("forbidden-root");
});

test("an update that searches for too long is refused before it has kept anybody waiting", () => {
  const document = new Y.Doc();
  document.clientID = 1;
  for (let typed = 0; typed < 50_000; typed++) document.getText("text").insert(0, "a");
  const structs = Array.from({ length: 400 }, (_, at): Part[] => [[right | string], 1, at, "x"]);
  expect(codeOf(update(1, structs.length, 9, 0, ...structs.flat(), 0), document)).toBe("too-complex");
});

test("ranges of deletions that overlap are not walked for ever", () => {
  const document = new Y.Doc();
  document.clientID = 1;
  for (let typed = 0; typed < 20_000; typed++) document.getText("text").insert(0, "a");
  const ranges = Array.from({ length: 2_000 }, () => [0, 20_000]);
  expect(codeOf(update(0, 1, 1, ranges.length, ...ranges.flat()), document)).toBe("too-complex");
});

test("two who have each written ten thousand letters from back to front are merged", () => {
  const [ann, bob, server] = [new Y.Doc(), new Y.Doc(), new Y.Doc()];
  for (const [client, { document, letter }] of [
    { document: ann, letter: "a" },
    { document: bob, letter: "b" },
  ].entries()) {
    document.clientID = client + 1;
    for (let typed = 0; typed < 10_000; typed++) document.getText("text").insert(0, letter);
  }
  for (const author of [ann, bob]) expect(codeOf(Y.encodeStateAsUpdate(author), server)).toBe(undefined);
  expect(server.getText("text").toString()).toBe("a".repeat(10_000) + "b".repeat(10_000));
});

test("what one person wrote in a row is not walked through again with each piece", () => {
  const [author, server] = [new Y.Doc(), new Y.Doc()];
  const list = author.getXmlFragment("content");
  list.insert(0, [new Y.XmlElement("first"), new Y.XmlElement("last")]);
  take(server, Y.encodeStateAsUpdate(author));
  const before = Y.encodeStateVector(author);
  author.transact(() => {
    for (let at = 1; at <= 4_000; at++) list.insert(at, [new Y.XmlElement("p")]);
  });
  const elements = atOnce(readUpdate(Y.encodeStateAsUpdate(author, before)));
  expect(atOnce(admit(server, elements, { stepsPerPiece: 1 })).refusal?.code).toBe(undefined);
});

test("who pastes many paragraphs between two others is taken, though none follows directly on the one before it", () => {
  const [author, server] = [new Y.Doc(), new Y.Doc()];
  const list = author.getXmlFragment("content");
  list.insert(0, [new Y.XmlElement("first")]);
  list.insert(1, [new Y.XmlElement("last")]);
  take(server, Y.encodeStateAsUpdate(author));
  const pasted = Array.from({ length: 5_000 }, (_, index) => {
    const paragraph = new Y.XmlElement("p");
    paragraph.insert(0, [new Y.XmlText(`${index}`)]);
    return paragraph;
  });
  const before = Y.encodeStateVector(author);
  list.insert(1, pasted);
  expect(codeOf(Y.encodeStateAsUpdate(author, before), server)).toBe(undefined);
  expect(server.getXmlFragment("content").length).toBe(5_002);
});

test("a deletion of much is done in pieces, each of which leaves a good document", () => {
  const [author, server] = [new Y.Doc(), new Y.Doc()];
  author.transact(() => {
    for (let at = 0; at < 20_000; at++) author.getText("text").insert(0, "a");
  });
  take(server, Y.encodeStateAsUpdate(author));
  const before = Y.encodeStateVector(author);
  author.getText("text").delete(100, 19_900);
  const admission = admit(server, atOnce(readUpdate(Y.encodeStateAsUpdate(author, before))));
  let pieces = 1;
  for (; !admission.next().done; pieces++) expect(server.getText("text").toString()).toMatch(/^a+$/);
  expect(pieces).toBeGreaterThan(2);
  expect(server.getText("text").length).toBe(100);
});

test("whether a document has what a reader answers is not looked for without end", () => {
  const document = new Y.Doc();
  document.transact(() => {
    for (let at = 0; at < 20_000; at++) document.getText("text").insert(0, "a");
  });
  document.getText("text").delete(0, 20_000);
  const ranges = 3_000;
  const overlapping = Array.from({ length: ranges }, () => [0, 20_000]).flat();
  const bytes = update(0, 1, document.clientID, ranges, ...overlapping);
  expect(atOnce(containsUpdate(document, update(0, 1, document.clientID, 1, 0, 20_000)))).toBe(true);
  expect(() => atOnce(containsUpdate(document, bytes))).toThrow("takes too long");
});

test("what somebody puts there between two pieces stands where Yjs would have it", () => {
  const [ann, bob, server] = [new Y.Doc(), new Y.Doc(), new Y.Doc()];
  ann.clientID = 1;
  bob.clientID = 9;
  for (const letter of "ab") ann.getText("text").insert(0, letter);
  const admission = admit(server, atOnce(readUpdate(Y.encodeStateAsUpdate(ann))), { stepsPerPiece: 1 });
  admission.next();
  expect(server.getText("text").toString()).toBe("a");
  Y.applyUpdate(bob, Y.encodeStateAsUpdate(server));
  bob.getText("text").insert(0, "x");
  take(server, Y.encodeStateAsUpdate(bob));
  atOnce(admission);
  Y.applyUpdate(ann, Y.encodeStateAsUpdate(bob));
  expect(ann.getText("text").toString()).toBe("bxa");
  expect(server.getText("text").toString()).toBe("bxa");
});

test("a Weft document has its three roots, and only the server writes meta", () => {
  const document = new Y.Doc();
  markAsWeft(document);
  const edit = (change: (copy: Y.Doc) => void) => {
    const copy = new Y.Doc();
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(document));
    change(copy);
    return codeOf(Y.encodeStateAsUpdate(copy, Y.encodeStateVector(document)), document);
  };
  expect(edit((copy) => copy.getText("title").insert(0, "a"))).toBe(undefined);
  expect(edit((copy) => copy.getText("elsewhere").insert(0, "a"))).toBe("forbidden-root");
  expect(edit((copy) => copy.getMap("meta").set("other", 1))).toBe("forbidden-root");
  expect(edit((copy) => copy.getMap("meta").delete("schema"))).toBe("forbidden-root");
  expect(edit((copy) => copy.getMap("meta").set("schema", 2))).toBe(undefined);
  expect(edit((copy) => copy.getMap("meta").set("schema", 1))).toBe("forbidden-root");
  expect(document.getMap("meta").toJSON()).toEqual({ schema: 2 });
});
