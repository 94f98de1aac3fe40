import { expect, test } from "vitest";
import * as Y from "yjs";
import { unsentPassages, wholeText } from "./words.ts";
import { contentOf, titleOf } from "../collaboration/roots.ts";

function documentWith(...lines: string[]): Y.Doc {
  const document = new Y.Doc();
  contentOf(document).insert(
    0,
    lines.map((line) => {
      const paragraph = new Y.XmlElement("paragraph");
      paragraph.insert(0, [new Y.XmlText(line)]);
      return paragraph;
    }),
  );
  return document;
}

function textOfLine(document: Y.Doc, index: number): Y.XmlText {
  return (contentOf(document).get(index) as Y.XmlElement).get(0) as Y.XmlText;
}

test("the whole text has the title and a line for each block", () => {
  const document = documentWith("one", "two");
  titleOf(document).insert(0, "Title");
  expect(wholeText(document)).toBe("Title\n\none\n\ntwo");
});

test("unsent passages are what was written after the server's state, in the order of the document", () => {
  const document = documentWith("The cat sat.", "The end.");
  const known = Y.encodeStateVector(document);
  textOfLine(document, 1).insert(4, "very ");
  textOfLine(document, 0).insert(4, "black ");
  textOfLine(document, 0).insert(10, "old ");
  titleOf(document).insert(0, "Cats");
  expect(unsentPassages(document, known)).toEqual(["Cats", "black old", "very"]);
});

test("words typed on at the end of sent ones are told apart from them", () => {
  const document = documentWith("sent");
  const text = textOfLine(document, 0);
  const known = Y.encodeStateVector(document);
  text.insert(4, " unsent");
  expect(unsentPassages(document, known)).toEqual(["unsent"]);
});

test("deleted words are not offered", () => {
  const document = documentWith("sent");
  const known = Y.encodeStateVector(document);
  textOfLine(document, 0).insert(4, " typed and deleted");
  textOfLine(document, 0).delete(4, 18);
  expect(unsentPassages(document, known)).toEqual([]);
});

test("what others wrote and the server has is not offered", () => {
  const document = documentWith("mine");
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(document));
  textOfLine(other, 0).insert(4, " theirs");
  Y.applyUpdate(document, Y.encodeStateAsUpdate(other));
  expect(unsentPassages(document, Y.encodeStateVector(other))).toEqual([]);
});
