import type * as Y from "yjs";

/**
 * A Weft document is a Y.Doc with three roots:
 *
 *     content   XmlFragment   the blocks
 *     title     Text
 *     meta      Map           { schema }: the version of the editor's schema that may write it
 */
export function contentOf(document: Y.Doc): Y.XmlFragment {
  return document.getXmlFragment("content");
}

export function titleOf(document: Y.Doc): Y.Text {
  return document.getText("title");
}

/** Does not make the root where there is none: an empty one costs a document half a kilobyte of memory. */
export function titleTextOf(document: Y.Doc): string {
  return document.share.has("title") ? titleOf(document).toString() : "";
}

/** The schema version a writer must know; 1 for every document that does not say. */
export function neededSchema(document: Y.Doc): number {
  if (!document.share.has("meta")) return 1;
  const schema: unknown = document.getMap("meta").get("schema");
  return typeof schema === "number" ? schema : 1;
}

/** Marks a new document as one of Weft's. Does nothing to a marked one. */
export function markAsWeft(document: Y.Doc) {
  const meta = document.getMap("meta");
  if (!meta.has("schema")) meta.set("schema", 1);
}
