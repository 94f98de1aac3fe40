import { Server } from "@hocuspocus/server";

/** Stock Hocuspocus: in memory, or with its SQLite extension when it is given the file of a database. */
const [database] = process.argv.slice(2);

const server = new Server({
  address: "127.0.0.1",
  port: 0,
  quiet: true,
  extensions: database === undefined ? [] : [await sqlite(database)],
});
await server.listen();

/** @param {string} file */
async function sqlite(file) {
  const { SQLite } = await import("@hocuspocus/extension-sqlite");
  return new SQLite({ database: file });
}
