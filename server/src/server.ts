import { createServer as createHttpServer, type Server, type ServerOptions } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { getRequestListener } from "@hono/node-server";
import { openAccess } from "./access/open.ts";
import { Revocations, type Revoked } from "./access/revocations.ts";
import { createTokenAccess } from "./access/token.ts";
import { readTokenRules } from "./access/token-settings.ts";
import { type Config, isLoopback, withoutSecrets } from "./config.ts";
import { ConfigError } from "./config-error.ts";
import { createApp } from "./http/app.ts";
import { askThread } from "./history/ask-thread.ts";
import { createDocumentHistory } from "./history/document-history.ts";
import { keepAllFor } from "./history/retention.ts";
import { checkOrigin, type OriginRule } from "./http/origin.ts";
import { Measures } from "./measures/measures.ts";
import { createMetrics } from "./measures/metrics.ts";
import { createVisitReader } from "./proxies.ts";
import { type Report, reportLine } from "./report.ts";
import { sampleReport } from "./sample-report.ts";
import { readSecret } from "./secret.ts";
import { backUp } from "./storage/level/backup.ts";
import { openDataFolder } from "./storage/level/data-folder.ts";
import { listDocuments } from "./storage/level/known-documents.ts";
import { findingsOf, readLostParts } from "./storage/level/lost-writes.ts";
import { refreshCatalogue } from "./storage/refresh-catalogue.ts";
import { createSnapshotWorker } from "./storage/snapshot-worker.ts";
import { toDocument } from "./storage/stored-state.ts";
import { acceptSockets } from "./sync/accept-sockets.ts";
import { createDoctor } from "./sync/doctor.ts";
import { defaultLimits, type Limits } from "./sync/limits.ts";
import { createSyncServer } from "./sync/sync-server.ts";
import { createTlsServer } from "./tls.ts";
import { readVersion } from "./version.ts";

export interface RunningServer {
  /** Where to find it, without a slash at the end. */
  readonly url: string;
  /** Becomes not ready, takes nothing more, brings everything to the disk, and closes every socket with 1012. */
  stop(): Promise<void>;
}

/** A request must be there soon: what is still coming holds a connection. */
const impatience: ServerOptions = {
  headersTimeout: 10_000,
  requestTimeout: 60_000,
  connectionsCheckingInterval: 5_000,
};

const appFolder = fileURLToPath(new URL("../../editor/dist/app", import.meta.url));

/** Starts Weft. Throws a `ConfigError` when it cannot be started so. */
export async function startServer(config: Config, say: Report = reportLine): Promise<RunningServer> {
  const report = sampleReport(say);
  const http = await createServer(config, report);
  const rules = config.access === "token" ? await readTokenRules(config) : undefined;
  const worker = createSnapshotWorker();
  const measures = new Measures();
  const metrics = createMetrics({
    measures,
    load: () => sync.load,
    isStorageInTrouble: () => database.trouble !== undefined,
  });
  // LevelDB drops what is damaged in its log as it opens it, and says nothing.
  const lost = await readLostParts(config.data);
  const { log, catalogue, versions, moments, database, close } = await openDataFolder(config.data, {
    buildSnapshot: worker.build,
    retention: config.history.days ? keepAllFor(config.history.days, askThread) : undefined,
    onCommit: metrics.committed,
    onCompacted: metrics.compacted,
    onCompactionFailed(documentId, error) {
      measures.failedCompactions += 1;
      report("compaction-failed", { documentId, error });
    },
  });
  database.onTrouble((trouble) =>
    trouble ? report("storage-failing", { error: trouble.cause }) : report("storage-healed"),
  );

  if (lost.length > 0) {
    const known = await database.read(listDocuments).catch(() => []);
    for (const { type, ...finding } of findingsOf(lost, known)) {
      report(type === "damage" ? "log-damaged" : "log-cut", finding);
    }
  }

  const secret = await readSecret(config.data, config.secret).catch(async (error) => {
    await close();
    throw error;
  });
  const revocations = await Revocations.read(moments, () => report("revocations-unreadable"));
  const access = rules ? createTokenAccess(rules, revocations) : openAccess;
  const origin: OriginRule = { origins: config.origins, loopbackOnly: !rules && !config["allow-public"] };
  const readVisit = createVisitReader(config["trusted-proxies"]);
  const limits = limitsOf(config);
  const sync = createSyncServer({ log, catalogue, access, measures, report, limits });
  const doctor = createDoctor();
  let isStopping = false;
  const app = createApp({
    access,
    catalogue,
    versions,
    history: createDocumentHistory(log, askThread),
    report,
    refusals: measures.refusals,
    metrics,
    // Where everybody is on this machine and may read every document, numbers are no secret.
    metricsSecret: config.access === "open" && !config["allow-public"] ? undefined : secret,
    origin,
    readVisit,
    appFolder,
    isReady: () => !isStopping && database.trouble === undefined,
    readDocument: (documentId) => log.read(documentId).then((stored) => stored && toDocument(stored)),
    deleteDocument: sync.deleteDocument,
    secret,
    writeBackup: (to) => backUp(database, to),
    revoke: rules && revoke,
  });

  http.on("request", getRequestListener(app.fetch));
  acceptSockets(http, {
    sync,
    doctor,
    maxFrameBytes: limits.maxFrameBytes,
    readVisit,
    check: (visit, from) => checkOrigin(origin, visit, from),
    isStopping: () => isStopping,
    onRefused(status, { headers }) {
      measures.refusedUpgrades.add(status.slice(0, 3));
      report("socket-refused", { status, host: headers.host, origin: headers.origin });
    },
  });

  async function revoke(revoked: Revoked) {
    const kept = revocations.add(revoked);
    sync.enforceRevocations();
    await kept;
  }

  async function end() {
    isStopping = true;
    http.close();
    await sync.drain((config["stop-seconds"] * 1_000) / 2);
    doctor.stop();
    await close();
    await worker.close();
    http.closeAllConnections();
    metrics.stop();
  }

  async function stop() {
    const begin = performance.now();
    report("server-stopping", { connections: sync.load.connections });
    await end();
    report("server-stopped", { seconds: (performance.now() - begin) / 1e3 });
  }

  try {
    await listen(http, config);
  } catch (error) {
    await end();
    throw error;
  }
  refreshCatalogue(log, catalogue).catch((error) => report("catalogue-behind", { error }));
  const url = urlOf(http, config);
  report("server-started", {
    version: await readVersion(),
    node: process.version,
    url,
    settings: withoutSecrets(config),
  });
  return { url, stop };
}

async function createServer(config: Config, report: Report): Promise<Server> {
  const { "tls-cert": certificate, "tls-key": key } = config;
  if (!certificate || !key) return createHttpServer(impatience);
  return createTlsServer({ certificate, key }, impatience, report);
}

/** A document may come in one frame. */
function limitsOf(config: Config): Limits {
  const documentBytes = config["document-megabytes"] * 1024 * 1024;
  return {
    ...defaultLimits,
    sockets: config.sockets,
    socketsPerAddress: config["sockets-per-address"],
    documentBytes,
    maxFrameBytes: Math.max(defaultLimits.maxFrameBytes, documentBytes),
  };
}

function listen(http: Server, { host, port }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    http.once("error", (cause) => reject(new ConfigError(whyNotListening(cause, host, port), { cause })));
    http.listen(port, host, resolve);
  });
}

function whyNotListening(error: NodeJS.ErrnoException, host: string, port: number): string {
  switch (error.code) {
    case "EADDRINUSE":
      return `Port ${port} on ${host} is taken by another program. Stop it, or choose another port with --port.`;
    case "EACCES":
      return `Port ${port} may not be used by this user. Choose one above 1023 with --port.`;
    default:
      return `Weft cannot listen on ${host} port ${port}: ${error.message}.`;
  }
}

function urlOf(http: Server, config: Config): string {
  const { port } = http.address() as AddressInfo;
  const name = isLoopback(config.host) ? "localhost" : config.host;
  return `${config["tls-cert"] ? "https" : "http"}://${name.includes(":") ? `[${name}]` : name}:${port}`;
}
