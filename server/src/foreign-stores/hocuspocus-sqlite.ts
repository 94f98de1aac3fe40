import { ConfigError } from "../config-error.ts";
import type { ForeignDocument } from "./foreign-document.ts";

/** The part of `node:sqlite` that is used here; the types of Node 20 do not know it. */
interface Sqlite {
  DatabaseSync: new (
    file: string,
    options: { readOnly: boolean },
  ) => {
    prepare(query: string): { iterate(): Iterable<Record<string, unknown>> };
    close(): void;
  };
}

/**
 * The documents of a file that Hocuspocus's SQLite extension wrote: a table `documents` with a name and the whole
 * state in each row. Throws a `ConfigError` on a Node without SQLite.
 */
export async function* readHocuspocusSqlite(file: string): AsyncGenerator<ForeignDocument> {
  const { DatabaseSync } = await importSqlite();
  try {
    const database = new DatabaseSync(file, { readOnly: true });
    try {
      for (const { name, data } of database.prepare("SELECT name, data FROM documents ORDER BY name").iterate()) {
        yield { name: String(name), updates: data instanceof Uint8Array ? [data] : [] };
      }
    } finally {
      database.close();
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ERR_SQLITE_ERROR") throw error;
    throw new ConfigError(`${file} cannot be read as Hocuspocus's SQLite file: ${(error as Error).message}.`, {
      cause: error,
    });
  }
}

async function importSqlite(): Promise<Sqlite> {
  const name = "node:sqlite";
  try {
    return (await import(name)) as Sqlite;
  } catch (cause) {
    throw new ConfigError(
      `Reading SQLite needs Node 22.13 or newer, and this is Node ${process.versions.node}. ` +
        "Only this command does: the server can stay with its own.",
      { cause },
    );
  }
}
