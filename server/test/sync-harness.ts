import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import type { Access } from "../src/access/access.ts";
import { openAccess } from "../src/access/open.ts";
import { createVisitReader } from "../src/proxies.ts";
import { openDataFolder } from "../src/storage/level/data-folder.ts";
import { buildSnapshot } from "../src/storage/snapshot-builder.ts";
import { acceptSockets } from "../src/sync/accept-sockets.ts";
import { defaultLimits, type Limits } from "../src/sync/limits.ts";
import { createSyncServer } from "../src/sync/sync-server.ts";
import { temporaryFolder } from "./harness.ts";

export interface SyncOptions {
  access?: Access;
  limits?: Partial<Limits>;
}

/** The WebSocket side alone, in this process: for who may come in and for limits that no operator can choose. */
export async function serveSync({ access = openAccess, limits }: SyncOptions): Promise<{ syncUrl: string }> {
  const { log, catalogue, close } = await openDataFolder(await temporaryFolder(), {
    buildSnapshot: async (...states) => buildSnapshot(...states),
    onCompactionFailed() {},
  });
  const sync = createSyncServer({ log, catalogue, access, report() {}, limits: { ...limits } });
  const http = createServer();
  acceptSockets(http, {
    sync,
    maxFrameBytes: defaultLimits.maxFrameBytes,
    readVisit: createVisitReader(["127.0.0.1"]),
    check() {},
    isStopping: () => false,
  });
  await new Promise<void>((resolve) => void http.listen(0, "127.0.0.1", resolve));
  onTestFinished(async () => {
    http.close();
    await sync.drain(0);
    await close();
    http.closeAllConnections();
  });
  return { syncUrl: `ws://127.0.0.1:${(http.address() as AddressInfo).port}/sync` };
}
