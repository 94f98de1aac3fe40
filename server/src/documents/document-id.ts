import { Refusal } from "../refusal.ts";

declare const parsed: unique symbol;

/** The name of a document, checked: never empty, never a path, never over 137 characters. */
export type DocumentId = string & { readonly [parsed]: "DocumentId" };

const id = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/;
const companion = "/comments";

/**
 * Accepts 1–128 of `A-Z a-z 0-9 . _ : -`, the first a letter or digit, alone or followed by `/comments`
 * (a document's companion). Anything else is refused as `invalid-document-id`, and so are the dozen names every object
 * has (`constructor` …), which no table keyed by ids could tell from its own.
 */
export function parseDocumentId(text: string): DocumentId {
  const own = text.endsWith(companion) ? text.slice(0, -companion.length) : text;
  if (!id.test(own) || own in Object.prototype) {
    throw new Refusal(
      "invalid-document-id",
      "A document id is 1 to 128 of A-Z a-z 0-9 . _ : - and starts with a letter or digit.",
    );
  }
  return text as DocumentId;
}
