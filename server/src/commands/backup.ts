import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import { pipeline } from "node:stream/promises";
import { type Config, isLoopback } from "../config.ts";
import { ConfigError } from "../config-error.ts";
import { readSecret } from "../secret.ts";
import { backUp } from "../storage/level/backup.ts";
import { FolderInUse } from "../storage/level/database.ts";
import { checkBackup } from "../storage/read-backup.ts";
import { writeWholeFile } from "../storage/whole-file.ts";
import { type Command, readWords } from "./command.ts";
import { withFolder } from "./open-folder.ts";

/** `weft backup`: everything of one moment in one file, from the folder or from the server that is using it. */
export const backup: Command = {
  usage: "<file> [--url <server>]",
  about: "writes everything to a file, also while the server runs",
  async run(call) {
    const { operands, flags, config } = readWords(call, { operands: [1, 1], flags: ["url"] });
    const file = operands[0] as string;
    if (flags["url"] === undefined && (await backUpFolder(config, file))) {
      call.say(`The data folder ${config.data} is in ${file}`);
    } else {
      const url = flags["url"] ?? urlOf(config);
      await backUpServer(url, await readSecret(config.data, config.secret), file);
      call.say(`What the server at ${url} keeps is in ${file}`);
    }
    return true;
  },
};

/** Resolves with `false` when a server is using the folder. */
async function backUpFolder(config: Config, file: string): Promise<boolean> {
  try {
    await withFolder(config, (folder) => writeWholeFile(file, (to) => backUp(folder, to)));
    return true;
  } catch (error) {
    if (error instanceof ConfigError && error.cause instanceof FolderInUse) return false;
    throw error;
  }
}

async function backUpServer(url: string, secret: string, file: string) {
  const answer = await ask(url, secret);
  if (!answer.ok || !answer.body) {
    const why = answer.status === 403 ? "It was started with another secret: give it with WEFT_SECRET." : "";
    throw new ConfigError(`The server at ${url} gives no backup (${answer.status}). ${why}`.trim());
  }
  const body = Readable.fromWeb(answer.body as ReadableStream);
  try {
    await writeWholeFile(file, (to) => pipeline(body, checkBackup, to));
  } catch (cause) {
    throw new ConfigError(`The backup broke off, and there is no ${file} of it: ${(cause as Error).message}.`, {
      cause,
    });
  }
}

async function ask(url: string, secret: string): Promise<Response> {
  try {
    return await fetch(new URL("/api/operator/backup", url), { headers: { authorization: `Bearer ${secret}` } });
  } catch (error) {
    const cause = (error as Error).cause ?? error;
    throw new ConfigError(
      `A server is using the data folder, and at ${url} it cannot be reached: ${(cause as Error).message}. ` +
        "Say where it is with --url.",
      { cause },
    );
  }
}

/** Where a server with these settings is found from its own machine. */
function urlOf({ host, port, "tls-cert": certificate }: Config): string {
  const isEverywhere = host === "0.0.0.0" || host === "::" || isLoopback(host);
  const name = isEverywhere ? "127.0.0.1" : host;
  return `${certificate ? "https" : "http"}://${name.includes(":") ? `[${name}]` : name}:${port}`;
}
