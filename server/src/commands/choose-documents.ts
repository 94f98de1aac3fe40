import { type DocumentId, parseDocumentId } from "../documents/document-id.ts";
import { Refusal } from "../refusal.ts";
import type { DataFolder } from "../storage/level/data-folder.ts";
import { type KnownDocument, listDocuments } from "../storage/level/known-documents.ts";

/** The document a command names, or all. Refuses a name of no document. */
export async function chooseDocuments(folder: DataFolder, name: string | undefined): Promise<KnownDocument[]> {
  const wanted = name === undefined ? undefined : parseDocumentId(name);
  const known = await folder.database.read(listDocuments);
  if (wanted === undefined) return known;
  const chosen = known.filter(({ documentId }) => documentId === wanted);
  if (chosen.length === 0) throw new Refusal("not-found", `There is no document ${wanted}.`);
  return chosen;
}

/** Those of them that have a name, which is all that are not badly damaged. */
export async function chooseNamed(folder: DataFolder, name: string | undefined): Promise<DocumentId[]> {
  const chosen = await chooseDocuments(folder, name);
  return chosen.flatMap(({ documentId }) => documentId ?? []);
}
