import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { ConfigError } from "../config-error.ts";

/** `manifest.json` of an export: which file holds which document. */
export type Manifest = z.output<typeof shape>;

export const manifestName = "manifest.json";

const shape = z.object({
  version: z.literal(1),
  documents: z.array(
    z.object({
      id: z.string(),
      // A name inside the folder, never a path out of it.
      file: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._%~-]*$/),
      title: z.string(),
      /** Milliseconds since 1970. */
      createdAt: z.number(),
    }),
  ),
});

/** Throws a `ConfigError` for a folder that is no export. */
export async function readManifest(folder: string): Promise<Manifest> {
  try {
    return shape.parse(JSON.parse(await readFile(join(folder, manifestName), "utf8")));
  } catch (cause) {
    throw new ConfigError(`${folder} is no export: its ${manifestName} is missing or not what it should be.`, {
      cause,
    });
  }
}
