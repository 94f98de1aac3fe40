import type { Duplex } from "node:stream";
import type { connectedPayload } from "@hocuspocus/server";
import type { WebSocket } from "ws";
import type { Access, Grant } from "../access/access.ts";
import type { DocumentId } from "../documents/document-id.ts";
import type { Load, Measures } from "../measures/measures.ts";
import type { RefusalCode } from "../refusal.ts";
import type { Report } from "../report.ts";
import type { Catalogue } from "../storage/catalogue.ts";
import type { DocumentLog } from "../storage/document-log.ts";
import { authenticate } from "./authenticate.ts";
import { Channel } from "./channel.ts";
import { ControlSocket } from "./control-socket.ts";
import { Documents } from "./documents.ts";
import { keepCatalogue } from "./keep-catalogue.ts";
import type { LiveDocument } from "./live-document.ts";
import { closeCodes } from "./protocol.ts";
import { defaultLimits, Transport, type TransportLimits } from "./transport.ts";
import { hocuspocusWire } from "./wire.ts";
import { createPlainWire, type Visit } from "./y-websocket.ts";

export interface SyncServerOptions {
  log: DocumentLog;
  catalogue: Catalogue;
  access: Access;
  measures: Measures;
  report: Report;
  limits?: Partial<TransportLimits>;
}

export interface SyncServer {
  readonly load: Load;
  /** Takes over an upgraded socket. A visit makes it one of y-websocket, for one document. */
  connect(socket: WebSocket, stream: Duplex, visit?: Visit): void;
  /** Deletes a document. Everybody in it is told, and their words stay on their devices. */
  deleteDocument(documentId: DocumentId): Promise<void>;
  /** Takes nothing more, waits until everything is durable, and closes every socket with 1012. */
  drain(): Promise<void>;
}

interface Context {
  grant: Grant;
}

const pingMs = 30_000;

/** Hocuspocus keeps the request of every socket, some kilobytes each, and hands it to hooks of which none looks at it. */
const anyRequest = new Request("http://localhost/sync");

export function createSyncServer({ log, catalogue, access, measures, report, limits }: SyncServerOptions): SyncServer {
  const allLimits = { ...defaultLimits, ...limits };
  const transports = new Set<Transport>();
  const keeper = keepCatalogue({
    catalogue,
    isLive: (documentId) => documents.live(documentId) !== undefined,
    onError: (documentId, error) => report("catalogue-behind", { documentId, error }),
  });
  const documents = new Documents(
    { log, report, measures, onDurable, onLeft: keeper.left, beforeDelete: keeper.settled },
    [authenticate(access), { connected: join }],
  );
  const pings = setInterval(() => {
    for (const transport of transports) transport.ping();
  }, pingMs);

  function onDurable(document: LiveDocument) {
    keeper.changed(document);
    if (document.getConnectionsCount() === 0) void documents.unloadDocument(document);
  }

  async function join({ connection, context }: connectedPayload<Context>) {
    const { transport } = connection.webSocket as ControlSocket;
    const document = connection.document as LiveDocument;
    const channel = new Channel({
      carrier: transport,
      connection,
      address: transport.addressOf(connection.messageAddress),
      document,
      by: context.grant,
      measures,
      report,
    });
    transport.join(connection.messageAddress, channel);
  }

  /** Closes the sockets of everybody in a document: the other documents on them come back at once. */
  function sendAway(document: LiveDocument, reason?: RefusalCode) {
    for (const connection of document.getConnections()) {
      const { transport } = connection.webSocket as ControlSocket;
      if (reason) transport.deny(connection.messageAddress, reason);
      transport.close(closeCodes.restarting);
    }
  }

  function onError(error: unknown, channel: Channel | undefined) {
    report("frame-failed", { documentId: channel?.document.documentId, error });
    if (!channel) return;
    // What is in memory may be half changed; the log has only what was whole.
    sendAway(channel.document);
    void documents.evict(channel.document);
  }

  return {
    load: {
      get connections() {
        return transports.size;
      },
      get documents() {
        return documents.documents.size;
      },
      get heldAnswers() {
        return documents.allLive.reduce((sum, document) => sum + document.heldAnswers, 0);
      },
      get bufferedBytes() {
        return [...transports].reduce((sum, transport) => sum + transport.bufferedBytes, 0);
      },
    },

    connect(socket, stream, visit) {
      const wire = visit ? createPlainWire(visit.documentId) : hocuspocusWire;
      const transport = new Transport({ socket, stream, wire, limits: allLimits, measures, onError });
      transports.add(transport);
      socket.on("close", () => transports.delete(transport));
      transport.begin(documents.handleConnection(new ControlSocket(transport), anyRequest));
      if (visit) transport.signIn(visit.documentId, visit.token);
    },

    async deleteDocument(documentId) {
      const document = documents.live(documentId);
      if (document) sendAway(document, "document-deleted");
      await documents.remove(documentId);
    },

    async drain() {
      clearInterval(pings);
      for (const transport of transports) transport.stopListening();
      await Promise.all(documents.allLive.map((document) => document.settled()));
      const closed = [...transports].map((transport) => transport.end(closeCodes.restarting));
      await Promise.all(closed);
      await keeper.flush();
    },
  };
}
