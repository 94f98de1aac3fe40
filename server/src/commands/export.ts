import { mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import * as Y from "yjs";
import { builtEditor } from "../built-editor.ts";
import { ConfigError, UsageError } from "../config-error.ts";
import { type DocumentId, parseDocumentId } from "../documents/document-id.ts";
import { fileNameOf } from "../documents/file-name.ts";
import { titleTextOf } from "../documents/roots.ts";
import { createConverter } from "../formats/converter.ts";
import { formatNames, isFormat, kindOf } from "../formats/kinds.ts";
import { Refusal } from "../refusal.ts";
import type { StoredDocument } from "../storage/document-log.ts";
import { meaningOf } from "../storage/finding.ts";
import type { DataFolder } from "../storage/level/data-folder.ts";
import { toDocument, updatesOf } from "../storage/stored-state.ts";
import { writeWholeFile } from "../storage/whole-file.ts";
import { chooseNamed } from "./choose-documents.ts";
import { type Call, type Command, readWords } from "./command.ts";
import { type Manifest, manifestName } from "./manifest.ts";
import { withFolder } from "./open-folder.ts";

/**
 * `weft export`: documents as Yjs updates, for any other Yjs program, or as text that people read. History and generations
 * stay: see `backup`.
 */
export const exportDocuments: Command = {
  usage: `<folder> [--format ${formatNames.join("|")}]  or: weft export <document> <file> [--format …]`,
  about: "writes all documents into an empty folder, or one into a file; as Yjs updates (version 1), or in a format",
  run(call) {
    const { operands, flags, config } = readWords(call, { operands: [1, 2], flags: ["format"] });
    const [first, file] = operands as [string, string?];
    const form = formOf(flags["format"]);
    return withFolder(config, async (folder) => {
      if (file === undefined) return exportAll(folder, first, form, call);
      const { isWhole } = await exportOne(folder, parseDocumentId(first), file, form, call);
      call.say(`${first} is in ${file}`);
      return isWhole;
    });
  },
};

/** What a document is written as. Only Yjs updates can be imported as a whole folder, which a manifest lists. */
interface Form {
  readonly ending: string;
  readonly hasManifest: boolean;
  readonly bytesOf: (stored: StoredDocument) => Promise<Uint8Array>;
}

const yjs: Form = {
  ending: ".yjs",
  hasManifest: true,
  bytesOf: async (stored) => Y.encodeStateAsUpdate(toDocument(stored)),
};

function formOf(format: string | undefined): Form {
  if (format === undefined) return yjs;
  if (!isFormat(format)) throw new UsageError(`--format is one of ${formatNames.join(", ")}.`);
  const converter = createConverter(builtEditor.formats);
  return {
    ending: `.${kindOf[format].ending}`,
    hasManifest: false,
    bytesOf: async (stored) => Buffer.from((await converter.write(updatesOf(stored), format)).text),
  };
}

async function exportAll(folder: DataFolder, into: string, form: Form, call: Call): Promise<boolean> {
  await mkdir(into, { recursive: true });
  if ((await readdir(into)).length > 0) throw new ConfigError(`The folder ${into} is not empty. Choose another.`);
  const taken = new Set<string>();
  const manifest: Manifest = { version: 1, documents: [] };
  let areWhole = true;
  for (const id of await chooseNamed(folder, undefined)) {
    const file = fileNameOf(id, taken, form.ending);
    const { title, createdAt, isWhole } = await exportOne(folder, id, join(into, file), form, call);
    manifest.documents.push({ id, file, title, createdAt });
    areWhole &&= isWhole;
  }
  // Last, so that a folder with a manifest has everything in it.
  if (form.hasManifest)
    await writeBytes(join(into, manifestName), Buffer.from(`${JSON.stringify(manifest, undefined, 2)}\n`));
  call.say(`Documents in ${into}: ${manifest.documents.length}.`);
  return areWhole;
}

/** What can be read of it; what cannot is said. */
async function exportOne({ log }: DataFolder, documentId: DocumentId, file: string, form: Form, { say }: Call) {
  const stored = await log.read(documentId);
  if (!stored) throw new Refusal("not-found", `There is no document ${documentId}.`);
  for (const damage of stored.damage) say(`damage in ${documentId}: ${meaningOf(damage)}`);
  await writeBytes(file, await form.bytesOf(stored));
  return { title: titleTextOf(toDocument(stored)), createdAt: stored.createdAt, isWhole: stored.damage.length === 0 };
}

function writeBytes(file: string, bytes: Uint8Array): Promise<void> {
  return writeWholeFile(file, (to) => pipeline(Readable.from([bytes]), to));
}
