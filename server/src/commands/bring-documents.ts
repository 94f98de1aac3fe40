import { parseDocumentId } from "../documents/document-id.ts";
import type { ForeignDocument } from "../foreign-stores/foreign-document.ts";
import { Refusal } from "../refusal.ts";
import { refreshCatalogue } from "../storage/refresh-catalogue.ts";
import { bringIn } from "../storage/bring-in.ts";
import type { DataFolder } from "../storage/level/data-folder.ts";

/**
 * Merges documents into those of the data folder. A name that is no id of ours is not bent into one, since a program
 * that asks for it would not find it: that document is left out, and said. Resolves with `false` when any was.
 */
export async function bringDocuments(
  { log, catalogue }: DataFolder,
  documents: AsyncIterable<ForeignDocument>,
  say: (line: string) => void,
): Promise<boolean> {
  let imported = 0;
  let leftOut = 0;
  for await (const { name, updates } of documents) {
    try {
      await bringIn(log, parseDocumentId(name), updates);
      imported += 1;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      say(`left out ${JSON.stringify(name)}: ${error.message}`);
      leftOut += 1;
    }
  }
  await refreshCatalogue(log, catalogue);
  say(`Documents imported: ${imported}. Left out: ${leftOut}.`);
  return leftOut === 0;
}
