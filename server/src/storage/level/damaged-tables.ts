import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Finding } from "../finding.ts";
import { allKinds, documentKey } from "./keys.ts";
import type { KnownDocument } from "./known-documents.ts";
import { type DamagedBlock, findDamagedBlocks } from "./table-file.ts";

export interface DamagedTable extends DamagedBlock {
  readonly name: string;
}

/** Of a database that is open: a kill leaves half a table that nothing refers to, and opening removes it. */
export async function readDamagedTables(dataFolder: string): Promise<DamagedTable[]> {
  const folder = join(dataFolder, "leveldb");
  const damaged: DamagedTable[] = [];
  for (const name of (await readdir(folder)).filter((file) => file.endsWith(".ldb"))) {
    const file = await readTable(join(folder, name));
    if (file) damaged.push(...findDamagedBlocks(file).map((block) => ({ name, ...block })));
  }
  return damaged;
}

/** `undefined` for one that LevelDB has merged with another meanwhile. */
async function readTable(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** The documents that may have something there. */
export function concernedBy(damaged: readonly DamagedTable[], known: readonly KnownDocument[]): Finding[] {
  return known.flatMap(({ document, documentId }) => {
    const keys = allKinds.map((kind) => documentKey(kind, document));
    return damaged
      .filter((block) => keys.some((key) => mayHold(block, key)))
      .map(({ name, at }) => ({
        type: "damage",
        documentId: documentId ?? `(its id is lost) ${document.toString("hex")}`,
        meaning: `It may have something in a block of LevelDB's table ${name} that is damaged, at byte ${at}.`,
      }));
  });
}

function mayHold({ keys }: DamagedTable, beginning: Uint8Array): boolean {
  if (!keys) return true;
  const { length } = beginning;
  const after = keys.after.subarray(0, length);
  const upTo = keys.upTo.subarray(0, length);
  return Buffer.compare(after, beginning) <= 0 && Buffer.compare(beginning, upTo) <= 0;
}
