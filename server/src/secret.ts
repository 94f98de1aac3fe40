import { randomBytes } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ConfigError } from "./config-error.ts";

/** A secret shorter than this can be guessed. */
export const shortestSecret = 32;

/**
 * What programs of the operator show to the server, and this machine's own commands with them. `WEFT_SECRET`, or one
 * made at the first start and kept in the data folder, which only its owner can read.
 */
export async function readSecret(folder: string, given: string | undefined): Promise<string> {
  if (given !== undefined) return given;
  const file = join(folder, "secret");
  try {
    await writeFile(file, `${randomBytes(32).toString("base64url")}\n`, { flag: "wx", mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") {
      throw new ConfigError(`The secret cannot be kept in ${file}: ${(error as Error).message}.`, { cause: error });
    }
  }
  const secret = (await readFile(file, "utf8")).trim();
  if (secret.length < shortestSecret) {
    throw new ConfigError(`${file} holds no secret. Delete it to have a new one made, or set WEFT_SECRET.`);
  }
  return secret;
}
