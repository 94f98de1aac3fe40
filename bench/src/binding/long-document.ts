import * as Y from "yjs";
import { words } from "../writing/words.ts";

const field = "content";
const letters = 60;

/** The state of a document of so many blocks: every tenth a heading, every twentieth a nested list. */
export function writeLongDocument(blocks: number): Uint8Array {
  const document = new Y.Doc();
  document.clientID = 1;
  fragmentOf(document).push(Array.from({ length: blocks }, (_, index) => block(index)));
  return Y.encodeStateAsUpdate(document);
}

export function load(state: Uint8Array): Y.Doc {
  const document = new Y.Doc();
  Y.applyUpdate(document, state);
  return document;
}

export function fragmentOf(document: Y.Doc): Y.XmlFragment {
  return document.getXmlFragment(field);
}

/** The texts of a document in their order, one for each block of text. */
export function textsOf(document: Y.Doc): Y.XmlText[] {
  return textsIn(fragmentOf(document));
}

function textsIn(parent: Y.XmlFragment): Y.XmlText[] {
  return parent.toArray().flatMap((child) => (child instanceof Y.XmlText ? [child] : textsIn(child as Y.XmlElement)));
}

/** One of them: they are the same in every document. */
export function block(index: number): Y.XmlElement {
  if (index % 20 === 19) return element("bulletList", [listItem(index, listItem(index + 1)), listItem(index + 2)]);
  return index % 10 === 9 ? heading(index) : paragraph(index);
}

function heading(index: number): Y.XmlElement {
  const made = element("heading", [text(index)]) as Y.XmlElement<{ level: number }>;
  made.setAttribute("level", 2);
  return made as unknown as Y.XmlElement;
}

function listItem(index: number, nested?: Y.XmlElement): Y.XmlElement {
  return element("listItem", [paragraph(index), ...(nested ? [element("bulletList", [nested])] : [])]);
}

function paragraph(index: number): Y.XmlElement {
  return element("paragraph", [text(index)]);
}

/** Every fourth has bold words, every seventh italic ones. */
function text(index: number): Y.XmlText {
  const made = new Y.XmlText(words(letters, index * letters));
  if (index % 4 === 0) made.format(10, 12, { bold: {} });
  if (index % 7 === 0) made.format(30, 9, { italic: {} });
  return made;
}

function element(name: string, children: (Y.XmlElement | Y.XmlText)[]): Y.XmlElement {
  const made = new Y.XmlElement(name);
  made.insert(0, children);
  return made;
}
