import { createReadStream } from "node:fs";
import { mkdir, readdir } from "node:fs/promises";
import { ConfigError } from "../config-error.ts";
import { restoreFolder, restoringFolder } from "../storage/level/backup.ts";
import { checkBackup, NoBackup, readBackup } from "../storage/read-backup.ts";
import { uploadsFolder } from "../storage/level/data-folder.ts";
import { type Command, readWords } from "./command.ts";

/** `weft restore`: makes an empty data folder into what a backup holds. It never writes over anything. */
export const restore: Command = {
  usage: "<file>",
  about: "makes an empty data folder from a backup",
  async run(call) {
    const { operands, config } = readWords(call, { operands: [1, 1] });
    const file = operands[0] as string;
    await requireEmpty(config.data);
    await check(file);
    const { entries, files, damaged } = await restoreFolder(readBackup(createReadStream(file)), config.data);
    call.say(`The data folder ${config.data} has ${entries} entries and ${files} files again.`);
    if (damaged > 0) call.say(`Files that were damaged when the backup was made, and are left out: ${damaged}.`);
    call.say("See that they are well with: weft verify");
    return damaged === 0;
  },
};

async function requireEmpty(folder: string) {
  await mkdir(folder, { recursive: true });
  const names = await readdir(folder);
  // Without a database the files are those of a restore that was not finished.
  const own = new Set(["secret", restoringFolder, ...(names.includes("leveldb") ? [] : [uploadsFolder])]);
  const found = names.filter((name) => !own.has(name));
  if (found.length > 0) {
    throw new ConfigError(
      `The data folder ${folder} is not empty (${found[0]}), and a restore writes over nothing. Choose another with --data.`,
    );
  }
}

/** The whole file, before anything is made from it. */
async function check(file: string) {
  try {
    // oxlint-disable-next-line no-unused-vars -- reading to the end is the check
    for await (const _ of checkBackup(createReadStream(file))) continue;
  } catch (cause) {
    if (cause instanceof NoBackup) throw new ConfigError(`${file}: ${cause.message}`, { cause });
    throw new ConfigError(`${file} cannot be read: ${(cause as Error).message}.`, { cause });
  }
}
