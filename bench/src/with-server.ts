import { removeFolder, temporaryFolder } from "./leftovers.ts";
import type { Peer } from "./peers.ts";
import { ServerProcess } from "./server-process.ts";

/** A fresh process on a fresh folder, both gone afterwards. */
export async function withServer<Result>(peer: Peer, use: (server: ServerProcess) => Promise<Result>): Promise<Result> {
  const folder = temporaryFolder();
  try {
    const server = await ServerProcess.start(peer, folder);
    try {
      return await use(server);
    } finally {
      await server.crash();
    }
  } finally {
    removeFolder(folder);
  }
}
