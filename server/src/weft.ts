import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { getRequestListener } from "@hono/node-server";
import type * as Y from "yjs";
import { askOwnAccess } from "./access/own.ts";
import { openAccess } from "./access/open.ts";
import { Revocations, type Revoked } from "./access/revocations.ts";
import { createTickets } from "./access/tickets.ts";
import { createTokenAccess } from "./access/token.ts";
import { readTokenRules } from "./access/token-settings.ts";
import type { Config } from "./config.ts";
import { parseDocumentId } from "./documents/document-id.ts";
import { createEntrance } from "./entrance.ts";
import { createConverter } from "./formats/converter.ts";
import { askThread } from "./history/ask-thread.ts";
import { createDocumentHistory } from "./history/document-history.ts";
import { createApp } from "./http/app.ts";
import { checkOrigin, type OriginRule } from "./http/origin.ts";
import { type Load, Measures } from "./measures/measures.ts";
import { createMetrics } from "./measures/metrics.ts";
import { limitsOf } from "./limits-of.ts";
import { openStorage, type StorageWatch } from "./open-storage.ts";
import type { Plugs } from "./plugs.ts";
import { createVisitReader } from "./proxies.ts";
import { reportLine } from "./report.ts";
import { sampleReport } from "./sample-report.ts";
import { readSecret } from "./secret.ts";
import type { Authorship } from "./storage/document-log.ts";
import { refreshCatalogue } from "./storage/refresh-catalogue.ts";
import { toDocument, updatesOf } from "./storage/stored-state.ts";
import { acceptSockets } from "./sync/accept-sockets.ts";
import { createDoctor } from "./sync/doctor.ts";
import type { Change } from "./sync/edit-as.ts";
import { createSyncServer } from "./sync/sync-server.ts";

/** A Weft without a port: part of a program that has an HTTP server already. */
export interface Weft {
  /** Answers a request, if it is for Weft; false leaves it untouched for the program. */
  handle(request: IncomingMessage, response: ServerResponse): boolean;
  /** Takes over an upgrade to a WebSocket, if it is for Weft; false leaves it untouched for the program. */
  upgrade(request: IncomingMessage, stream: Duplex, head: Buffer): boolean;
  /**
   * What the disk has of a document, in a `Y.Doc` of your own that nobody else sees; `undefined` when there is none.
   * Throws a `Refusal` with `invalid-document-id`, and `StorageUnavailable` while the storage cannot be read.
   */
  read(documentId: string): Promise<Y.Doc | undefined>;
  /**
   * Changes a document as a user, and makes it if there is none. Everybody in it sees that as anybody's edit. Resolves
   * when the change would survive a crash, which takes as long as the disk is in trouble. A change that throws changes
   * nothing. Throws what the change throws, and a `Refusal` for what the gate refuses (`meta` of a Weft document is the
   * server's own), for a document that was deleted, and with `unavailable` or `stopping`.
   */
  edit(documentId: string, change: Change, by?: Authorship): Promise<void>;
  /** Deletes a document for good. Everybody in it is told, and their words stay on their devices. */
  delete(documentId: string): Promise<void>;
  /** Asks `stands` about everybody who is in a document, and sends away whose grant was taken back. */
  enforceAccess(): void;
  /** What it holds right now; it changes as you look. */
  readonly load: Readonly<Load>;
  /**
   * Takes nothing more, brings everything to the disk, closes every socket with 1012 and the storage. Close your HTTP
   * server first; what still comes is answered with 503. Hooks get half of `stop-seconds` to end.
   */
  close(): Promise<void>;
}

const megabyte = 1024 * 1024;

/** Puts the parts together and decides nothing. Throws a `ConfigError` when it cannot be started so. */
export async function createWeft(config: Config, plugs: Plugs = {}): Promise<Weft> {
  const isForUs = createEntrance(plugs.at ?? "");
  const report = sampleReport(plugs.report ?? reportLine);
  const rules = config.access === "token" && !plugs.access ? await readTokenRules(config) : undefined;
  const isOpen = !rules && !plugs.access;
  const measures = new Measures();
  const metrics = createMetrics({
    measures,
    load: () => sync.load,
    isStorageInTrouble: () => storage.isInTrouble,
  });
  const { storage, secret, revocations } = await openKept(config, plugs, { measures, metrics, report }).catch(
    (error) => {
      metrics.stop();
      throw error;
    },
  );
  const { log, catalogue, versions } = storage;
  const origin: OriginRule = { origins: config.origins, loopbackOnly: isOpen && !config["allow-public"] };
  const readVisit = createVisitReader(config["trusted-proxies"]);
  const limits = limitsOf(config);
  const access = plugs.access
    ? askOwnAccess(plugs.access, report)
    : rules
      ? createTokenAccess(rules, revocations)
      : openAccess;
  const sync = createSyncServer({ log, catalogue, access, measures, report, limits, onChange: plugs.onChange });
  const doctor = createDoctor();
  let closing: Promise<void> | undefined;
  const app = createApp({
    access,
    catalogue,
    versions,
    history: createDocumentHistory(log, askThread),
    report,
    refusals: measures.refusals,
    metrics,
    // Where everybody is on this machine and may read every document, numbers are no secret.
    metricsSecret: isOpen && !config["allow-public"] ? undefined : secret,
    origin,
    readVisit,
    appFolder: plugs.appFolder,
    isReady: () => !closing && !storage.isInTrouble,
    readDocument: (documentId) => log.read(documentId).then((stored) => stored && toDocument(stored)),
    readUpdates: (documentId) => log.read(documentId).then((stored) => stored && updatesOf(stored)),
    deleteDocument: sync.deleteDocument,
    fillDocument: sync.fill,
    converter: createConverter(plugs.formats),
    largestImport: limits.documentBytes,
    secret,
    tickets: createTickets(secret),
    uploads: storage.uploads,
    uploadLimits: { file: config["file-megabytes"] * megabyte, document: config["files-megabytes"] * megabyte },
    writeBackup: storage.writeBackup?.bind(storage),
    revoke: rules && revoke,
  });
  const answer = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  const upgrade = acceptSockets({
    sync,
    doctor,
    maxFrameBytes: limits.maxFrameBytes,
    readVisit,
    check: (visit, from) => checkOrigin(origin, visit, from),
    isStopping: () => closing !== undefined,
    onRefused(status, { headers }) {
      measures.refusedUpgrades.add(status.slice(0, 3));
      report("socket-refused", { status, host: headers.host, origin: headers.origin });
    },
  });
  refreshCatalogue(log, catalogue).catch((error) => report("catalogue-behind", { error }));

  async function revoke(revoked: Revoked) {
    const kept = revocations.add(revoked);
    sync.enforceRevocations();
    await kept;
  }

  async function end() {
    await sync.drain((config["stop-seconds"] * 1_000) / 2);
    doctor.stop();
    await storage.close();
    metrics.stop();
  }

  return {
    handle(request, response) {
      if (!isForUs(request)) return false;
      void answer(request, response);
      return true;
    },
    upgrade(request, stream, head) {
      if (!isForUs(request)) return false;
      upgrade(request, stream, head);
      return true;
    },
    async read(documentId) {
      const stored = await log.read(parseDocumentId(documentId));
      return stored && toDocument(stored);
    },
    async edit(documentId, change, by = { user: "" }) {
      await sync.edit(parseDocumentId(documentId), change, by);
    },
    async delete(documentId) {
      await sync.deleteDocument(parseDocumentId(documentId));
    },
    enforceAccess: () => sync.enforceRevocations(),
    load: sync.load,
    close() {
      closing ??= end();
      return closing;
    },
  };
}

/** What the storage keeps and what rests on it: all of it is open, or nothing. */
async function openKept(config: Config, plugs: Plugs, watch: StorageWatch) {
  const storage = await (plugs.openStorage?.() ?? openStorage(config, watch));
  try {
    const secret = await readSecret(config.data, config.secret);
    const revocations = await Revocations.read(storage.moments, () => watch.report("revocations-unreadable"));
    return { storage, secret, revocations };
  } catch (error) {
    await storage.close();
    throw error;
  }
}
