import { Refusal } from "../refusal.ts";
import { type DocumentId, parseDocumentId } from "./document-id.ts";

const extension = ".yjs";
const longest = 180;

/**
 * The name of the file a document is exported to: its id, percent-encoded, so never a path. One that is too long, or
 * that a file system which does not tell `a` from `A` would take for another, gets a number. Adds it to `taken`.
 */
export function fileNameOf(documentId: DocumentId, taken: Set<string>, ending = extension): string {
  const encoded = encodeURIComponent(documentId);
  for (let number = 1; ; number++) {
    const isPlain = number === 1 && encoded.length <= longest;
    const name = isPlain ? encoded : `${encoded.slice(0, longest)}~${number}`;
    if (taken.has(name.toLowerCase())) continue;
    taken.add(name.toLowerCase());
    return name + ending;
  }
}

/** The document that a file of this name was exported from. Refuses a name that does not say. */
export function documentIdOf(fileName: string): DocumentId {
  const encoded = fileName.endsWith(extension) ? fileName.slice(0, -extension.length) : fileName;
  try {
    return parseDocumentId(decodeURIComponent(encoded));
  } catch (cause) {
    throw new Refusal("invalid-document-id", `${fileName} is not named after a document. Say which it is.`, { cause });
  }
}
