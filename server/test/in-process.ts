import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import type { Access } from "../src/access/access.ts";
import { openAccess } from "../src/access/open.ts";
import { Measures } from "../src/measures/measures.ts";
import { createVisitReader } from "../src/proxies.ts";
import { Refusal } from "../src/refusal.ts";
import { openDataFolder } from "../src/storage/level/data-folder.ts";
import { buildSnapshot } from "../src/storage/snapshot-builder.ts";
import { acceptSockets } from "../src/sync/accept-sockets.ts";
import { createDoctor } from "../src/sync/doctor.ts";
import { defaultLimits, type Limits } from "../src/sync/limits.ts";
import { createSyncServer } from "../src/sync/sync-server.ts";
import { temporaryFolder } from "./harness.ts";

export interface Place {
  readonly url: string;
  readonly syncUrl: string;
}

export interface SyncOptions {
  /** What is not said is as with open access. */
  access?: Partial<Access>;
  limits?: Partial<Limits>;
}

/** The sync side of a server with rules and limits of a test's own, which believes where a test says it comes from. */
export async function startSync({ access, limits = {} }: SyncOptions): Promise<Place> {
  const folder = await temporaryFolder();
  const { log, catalogue, close } = await openDataFolder(folder, { buildSnapshot, onCompactionFailed: () => {} });
  const sync = createSyncServer({
    log,
    catalogue,
    access: { ...openAccess, ...access },
    measures: new Measures(),
    report: () => {},
    limits,
  });
  const http = createServer().on(
    "upgrade",
    acceptSockets({
      sync,
      doctor: createDoctor(),
      maxFrameBytes: defaultLimits.maxFrameBytes,
      readVisit: createVisitReader(["127.0.0.1"]),
      check: checkOrigin,
      isStopping: () => false,
      onRefused() {},
    }),
  );
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  onTestFinished(async () => {
    http.close();
    await sync.drain(0);
    await close();
  });
  const host = `127.0.0.1:${(http.address() as AddressInfo).port}`;
  return { url: `http://${host}`, syncUrl: `ws://${host}/sync` };
}

function checkOrigin(_visit: unknown, origin: string | undefined) {
  // Pages of evil.example are not let in.
  if (origin === "https://evil.example") throw new Refusal("wrong-origin", "Not from there.");
}

/** A token is the role it gives; `down` finds the one who knows it unreachable, and any other is not known. */
export const rolesAsTokens: Pick<Access, "grant"> = {
  async grant(_documentId, token) {
    if (token === "editor" || token === "viewer") return { user: token, role: token };
    throw new Refusal(token === "down" ? "unavailable" : "not-allowed", "This token is not known.");
  },
};
