import { readFile, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { ConfigError } from "../config-error.ts";
import { documentIdOf } from "../documents/file-name.ts";
import type { ForeignDocument } from "../foreign-stores/foreign-document.ts";
import { type Command, readWords } from "./command.ts";
import { bringDocuments } from "./bring-documents.ts";
import { readManifest } from "./manifest.ts";
import { withNewFolder } from "./open-folder.ts";

/** `weft import`: what `export` wrote, or any Yjs update. A document that is there already is merged with it. */
export const importDocuments: Command = {
  usage: "<folder or file>  or: weft import <document> <file>",
  about: "merges an export, or one Yjs update (version 1); the server must not be running",
  async run(call) {
    const { operands, config } = readWords(call, { operands: [1, 2] });
    const documents = await readExport(operands.at(-1) as string, operands.length > 1 ? operands[0] : undefined);
    return withNewFolder(config, (folder) => bringDocuments(folder, documents, call.say));
  },
};

async function readExport(path: string, name: string | undefined): Promise<AsyncIterable<ForeignDocument>> {
  const isFolder = (await readable(stat(path), path)).isDirectory();
  if (!isFolder) return readFiles("", [{ id: name ?? documentIdOf(basename(path)), file: path }]);
  if (name !== undefined) throw new ConfigError(`${path} is a folder. Say which file of it holds ${name}.`);
  return readFiles(path, (await readManifest(path)).documents);
}

async function* readFiles(folder: string, documents: readonly { id: string; file: string }[]) {
  for (const { id, file } of documents) {
    const path = join(folder, file);
    yield { name: id, updates: [await readable(readFile(path), path)] };
  }
}

async function readable<Result>(reading: Promise<Result>, path: string): Promise<Result> {
  try {
    return await reading;
  } catch (cause) {
    throw new ConfigError(`${path} cannot be read: ${(cause as Error).message}.`, { cause });
  }
}
