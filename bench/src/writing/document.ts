import * as Y from "yjs";

/** A document as editors make them: paragraphs in the XmlFragment `content`. */
export function createDocument(paragraphs: readonly string[]): Y.Doc {
  const document = new Y.Doc();
  document.transact(() => {
    for (const words of paragraphs) addParagraph(document, words);
  });
  return document;
}

export function addParagraph(document: Y.Doc, words: string) {
  const paragraph = new Y.XmlElement("paragraph");
  paragraph.insert(0, [new Y.XmlText(words)]);
  document.getXmlFragment("content").push([paragraph]);
}

/** The text of one paragraph; of the last one when no number is given. */
export function paragraphOf(document: Y.Doc, index = -1): Y.XmlText {
  const paragraph = document.getXmlFragment("content").toArray().at(index) as Y.XmlElement;
  return paragraph.firstChild as Y.XmlText;
}

export function textOf(document: Y.Doc): string {
  const paragraphs = document.getXmlFragment("content").toArray() as Y.XmlElement[];
  return paragraphs.map((paragraph) => (paragraph.toArray() as Y.XmlText[]).map(String).join("")).join("\n");
}

export function replay(updates: Iterable<Uint8Array>): Y.Doc {
  const document = new Y.Doc();
  document.transact(() => {
    for (const update of updates) Y.applyUpdate(document, update);
  });
  return document;
}

/** The updates that a change made, one for each transaction. */
export function record(document: Y.Doc, change: () => void): Uint8Array[] {
  const updates: Uint8Array[] = [];
  const keep = (update: Uint8Array) => updates.push(update);
  document.on("update", keep);
  change();
  document.off("update", keep);
  return updates;
}
