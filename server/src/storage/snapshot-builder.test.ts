import { expect, test } from "vitest";
import * as Y from "yjs";
import { buildSnapshot, isSameDocument, replay } from "./snapshot-builder.ts";

/** The same author at the same moment, with another value. */
function documentWith(value: unknown): Y.Doc {
  const document = new Y.Doc();
  document.clientID = 1;
  document.getArray("list").push([value]);
  return document;
}

const values = ["text", 1, { count: 2n ** 60n }, true, null, { bytes: new Uint8Array([1, 2]) }, new Uint8Array([3])];

test.each(values)("a snapshot of a document that holds %s is built and holds it", (value) => {
  const document = documentWith(value);
  const snapshot = buildSnapshot(undefined, [Y.encodeStateAsUpdate(document)]);
  expect(replay([snapshot]).getArray("list").toArray()).toEqual([value]);
});

test("so is one of text with formats, embeds, elements and subdocuments", () => {
  const document = new Y.Doc();
  const text = document.getText("text");
  text.insert(0, "bold", { bold: true });
  text.insertEmbed(2, { image: "a.png" });
  text.delete(0, 1);
  document.getXmlFragment("content").insert(0, [new Y.XmlElement("p"), new Y.XmlText("words")]);
  document.getMap("map").set("subdocument", new Y.Doc({ guid: "inner", meta: { count: 1n } }));
  const snapshot = replay([buildSnapshot(undefined, [Y.encodeStateAsUpdate(document)])]);
  expect(snapshot.getText("text").toDelta()).toEqual(text.toDelta());
  expect(snapshot.getXmlFragment("content").toString()).toBe("<p></p>words");
});

test.each([
  ["another text", documentWith("a"), documentWith("b")],
  ["other bytes", documentWith(new Uint8Array([1])), documentWith(new Uint8Array([2]))],
  ["another number", documentWith({ count: 1n }), documentWith({ count: 2n })],
])("a document with %s is another one, though its clocks are the same", (_, one, other) => {
  expect(isSameDocument(one, one)).toBe(true);
  expect(isSameDocument(one, other)).toBe(false);
});
