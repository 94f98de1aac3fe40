import type * as Y from "yjs";

/** The newest schema version this editor reads and writes whole. A block or mark that is added makes it one more. */
export const schemaVersion = 1;

export function contentOf(document: Y.Doc): Y.XmlFragment {
  return document.getXmlFragment("content");
}

export function titleOf(document: Y.Doc): Y.Text {
  return document.getText("title");
}

/** What the server says of the document to those who write in it. */
export function metaOf(document: Y.Doc): Y.Map<unknown> {
  return document.getMap("meta");
}

/** The schema version a writer of this document must know. */
export function neededSchema(document: Y.Doc): number {
  const schema = metaOf(document).get("schema");
  return typeof schema === "number" ? schema : 1;
}
