import { readdir, readFile, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { findLostWrites } from "../src/storage/level/log-file.ts";
import type { Chance } from "./chance.ts";

const pageBytes = 4096;

/** What a disk does to a file. */
const hurts = {
  async flip(file: string, chance: Chance) {
    const content = await readFile(file);
    const at = chance.below(content.length);
    content[at] = content.readUInt8(at) ^ (1 << chance.below(8));
    await writeFile(file, content);
    return `byte ${at} of ${content.length}`;
  },

  async "zero page"(file: string, chance: Chance) {
    const content = await readFile(file);
    const page = chance.below(Math.ceil(content.length / pageBytes)) * pageBytes;
    await writeFile(file, content.fill(0, page, Math.min(page + pageBytes, content.length)));
    return `page at ${page} of ${content.length}`;
  },

  async "cut tail"(file: string, chance: Chance) {
    const content = await readFile(file);
    let length = chance.below(content.length);
    // A log that ends between two writes is a whole one, of a moment ago: no file tells that there was more.
    while (file.endsWith(".log") && findLostWrites(content.subarray(0, length)).length === 0) {
      length = chance.below(content.length);
    }
    await truncate(file, length);
    return `${length} left of ${content.length}`;
  },
};

/** Hurts one file of LevelDB's, and says how. */
export async function hurtFile(folder: string, kind: ".log" | ".ldb", chance: Chance): Promise<string> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(kind));
  // The newest: older tables may lie there merged already, and read by nobody.
  const name = names.toSorted().at(-1) ?? "";
  const way = chance.pick(Object.keys(hurts) as (keyof typeof hurts)[]);
  return `${way} of ${kind} in ${name}: ${await hurts[way](join(folder, name), chance)}`;
}
