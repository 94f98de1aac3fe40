import { createReadStream } from "node:fs";
import { mkdir, readdir } from "node:fs/promises";
import { ConfigError } from "../config-error.ts";
import { restoreDatabase, restoringFolder } from "../storage/level/backup.ts";
import { checkBackup, NoBackup, readBackup } from "../storage/read-backup.ts";
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
    const count = await restoreDatabase(readBackup(createReadStream(file)), config.data);
    call.say(`The data folder ${config.data} has ${count} entries again. See that they are well with: weft verify`);
    return true;
  },
};

async function requireEmpty(folder: string) {
  await mkdir(folder, { recursive: true });
  const found = (await readdir(folder)).filter((name) => name !== "secret" && name !== restoringFolder);
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
