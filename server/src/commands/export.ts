import { mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import * as Y from "yjs";
import { ConfigError } from "../config-error.ts";
import { type DocumentId, parseDocumentId } from "../documents/document-id.ts";
import { fileNameOf } from "../documents/file-name.ts";
import { titleTextOf } from "../documents/roots.ts";
import { Refusal } from "../refusal.ts";
import { meaningOf } from "../storage/finding.ts";
import type { DataFolder } from "../storage/level/data-folder.ts";
import { toDocument } from "../storage/stored-state.ts";
import { writeWholeFile } from "../storage/whole-file.ts";
import { chooseNamed } from "./choose-documents.ts";
import { type Call, type Command, readWords } from "./command.ts";
import { type Manifest, manifestName } from "./manifest.ts";
import { withFolder } from "./open-folder.ts";

/** `weft export`: documents as Yjs updates, for any other Yjs program. History and generations stay: see `backup`. */
export const exportDocuments: Command = {
  usage: "<folder>  or: weft export <document> <file>",
  about: "writes all documents into an empty folder, or one into a file, as Yjs updates (version 1)",
  run(call) {
    const { operands, config } = readWords(call, { operands: [1, 2] });
    const [first, file] = operands as [string, string?];
    return withFolder(config, async (folder) => {
      if (file === undefined) return exportAll(folder, first, call);
      const { isWhole } = await exportOne(folder, parseDocumentId(first), file, call);
      call.say(`${first} is in ${file}`);
      return isWhole;
    });
  },
};

async function exportAll(folder: DataFolder, into: string, call: Call): Promise<boolean> {
  await mkdir(into, { recursive: true });
  if ((await readdir(into)).length > 0) throw new ConfigError(`The folder ${into} is not empty. Choose another.`);
  const taken = new Set<string>();
  const manifest: Manifest = { version: 1, documents: [] };
  let areWhole = true;
  for (const id of await chooseNamed(folder, undefined)) {
    const file = fileNameOf(id, taken);
    const { title, createdAt, isWhole } = await exportOne(folder, id, join(into, file), call);
    manifest.documents.push({ id, file, title, createdAt });
    areWhole &&= isWhole;
  }
  // Last, so that a folder with a manifest has everything in it.
  await writeBytes(join(into, manifestName), Buffer.from(`${JSON.stringify(manifest, undefined, 2)}\n`));
  call.say(`Documents in ${into}: ${manifest.documents.length}.`);
  return areWhole;
}

/** What can be read of it; what cannot is said. */
async function exportOne({ log }: DataFolder, documentId: DocumentId, file: string, { say }: Call) {
  const stored = await log.read(documentId);
  if (!stored) throw new Refusal("not-found", `There is no document ${documentId}.`);
  for (const damage of stored.damage) say(`damage in ${documentId}: ${meaningOf(damage)}`);
  const document = toDocument(stored);
  await writeBytes(file, Y.encodeStateAsUpdate(document));
  return { title: titleTextOf(document), createdAt: stored.createdAt, isWhole: stored.damage.length === 0 };
}

function writeBytes(file: string, bytes: Uint8Array): Promise<void> {
  return writeWholeFile(file, (to) => pipeline(Readable.from([bytes]), to));
}
