import { Refusal } from "../refusal.ts";

declare const parsed: unique symbol;

/** The name of a document, checked: never empty, never a path, never over 137 characters. */
export type DocumentId = string & { readonly [parsed]: "DocumentId" };

const id = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/;
export const companionSuffix = "/comments";

/**
 * Accepts 1–128 of `A-Z a-z 0-9 . _ : -`, the first a letter or digit, alone or followed by `/comments`
 * (a document's companion). Anything else is refused as `invalid-document-id`, and so are the dozen names every object
 * has (`constructor` …), which no table keyed by ids could tell from its own.
 */
export function parseDocumentId(text: string): DocumentId {
  const own = withoutSuffix(text);
  if (!id.test(own) || own in Object.prototype) {
    throw new Refusal(
      "invalid-document-id",
      "A document id is 1 to 128 of A-Z a-z 0-9 . _ : - and starts with a letter or digit.",
    );
  }
  return text as DocumentId;
}

/** The document a companion belongs to, for any other the document itself. */
export function mainDocumentOf(documentId: DocumentId): DocumentId {
  return withoutSuffix(documentId) as DocumentId;
}

function withoutSuffix(text: string): string {
  return text.endsWith(companionSuffix) ? text.slice(0, -companionSuffix.length) : text;
}
