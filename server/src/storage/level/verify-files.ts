import type { Finding } from "../finding.ts";
import type { UploadFolder } from "../upload-folder.ts";
import type { View } from "./database.ts";
import { holderKey } from "./keys.ts";
import type { KnownDocument } from "./known-documents.ts";
import { addressesHeldBy } from "./uploads.ts";

/** Reads every file a document holds and says which of them are not there, or not what they were. */
export async function verifyFiles(
  view: View,
  folder: UploadFolder,
  { document, documentId }: KnownDocument,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  const tell = (meaning: string) =>
    findings.push({
      type: "damage",
      documentId: documentId ?? `(its id is lost) ${document.toString("hex")}`,
      meaning,
    });
  for (const address of await addressesHeldBy(view, document)) {
    const isWhole = await folder.check(address);
    if (isWhole === undefined) tell(`Its file ${address} is missing.`);
    else if (!isWhole) tell(`Its file ${address} is not what it was.`);
    if ((await view.get(holderKey(address, document))) === undefined) {
      tell(`That it holds the file ${address} is noted on one side only: the next start may remove the file.`);
    }
  }
  return findings;
}
