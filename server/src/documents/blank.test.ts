import { expect, test } from "vitest";
import * as Y from "yjs";
import { isBlank } from "./blank.ts";
import { contentOf, markAsWeft, titleOf } from "./roots.ts";

function documentWith(write: (document: Y.Doc) => void): Y.Doc {
  const author = new Y.Doc();
  write(author);
  // As it is loaded: no root has a type yet.
  const document = new Y.Doc();
  Y.applyUpdate(document, Y.encodeStateAsUpdate(author));
  return document;
}

function paragraph(...children: (Y.XmlText | Y.XmlElement)[]): Y.XmlElement {
  const element = new Y.XmlElement("paragraph");
  element.insert(0, children);
  return element;
}

test.each<[string, (document: Y.Doc) => void]>([
  ["nothing", () => {}],
  ["the server's mark", markAsWeft],
  ["empty paragraphs", (document) => contentOf(document).insert(0, [paragraph(), paragraph(new Y.XmlText())])],
  [
    "words that were deleted",
    (document) => {
      titleOf(document).insert(0, "title");
      contentOf(document).insert(0, [paragraph(new Y.XmlText("words"))]);
      titleOf(document).delete(0, 5);
      contentOf(document).delete(0, 1);
    },
  ],
])("a document with %s is blank", (_what, write) => {
  expect(isBlank(documentWith(write))).toBe(true);
});

test.each<[string, (document: Y.Doc) => void]>([
  ["a title", (document) => titleOf(document).insert(0, "title")],
  ["words", (document) => contentOf(document).insert(0, [paragraph(new Y.XmlText("words"))])],
  ["a picture", (document) => contentOf(document).insert(0, [new Y.XmlElement("image")])],
  ["a picture in a paragraph", (document) => contentOf(document).insert(0, [paragraph(new Y.XmlElement("image"))])],
  ["another program's text", (document) => document.getText("content").insert(0, "words")],
  ["another program's map", (document) => document.getMap("settings").set("key", "value")],
])("a document with %s is not", (_what, write) => {
  expect(isBlank(documentWith(write))).toBe(false);
});
