import type { Duplex } from "node:stream";
import { setTimeout } from "node:timers/promises";
import type { Connection, connectedPayload } from "@hocuspocus/server";
import type { WebSocket } from "ws";
import type { Access, Grant } from "../access/access.ts";
import type { DocumentId } from "../documents/document-id.ts";
import type { Load, Measures } from "../measures/measures.ts";
import { Refusal, type RefusalCode } from "../refusal.ts";
import type { Report } from "../report.ts";
import type { Catalogue } from "../storage/catalogue.ts";
import type { Authorship, DocumentLog } from "../storage/document-log.ts";
import { Allowance, Allowances, perSocket, perUser } from "./allowance.ts";
import { announceChanges, type OnChange } from "./announce-changes.ts";
import { authenticate } from "./authenticate.ts";
import { Channel } from "./channel.ts";
import { ControlSocket } from "./control-socket.ts";
import { dismiss } from "./dismiss.ts";
import { anyRequest, Documents } from "./documents.ts";
import { type Change, editAs } from "./edit-as.ts";
import { fill } from "./fill.ts";
import { keepCatalogue } from "./keep-catalogue.ts";
import { Leases } from "./leases.ts";
import { defaultLimits, type Limits } from "./limits.ts";
import { BrokenDocument, type LiveDocument } from "./live-document.ts";
import { closeCodes } from "./protocol.ts";
import { renew } from "./renew.ts";
import { Rota } from "./rota.ts";
import { Strangers } from "./strangers.ts";
import { Transport } from "./transport.ts";
import { type TurnedAway, Visitors } from "./visitors.ts";
import { planWaves } from "./waves.ts";
import { hocuspocusWire } from "./wire.ts";
import { createPlainWire, type RoomRequest } from "./y-websocket.ts";

export interface SyncServerOptions {
  log: DocumentLog;
  catalogue: Catalogue;
  access: Access;
  measures: Measures;
  report: Report;
  limits?: Partial<Limits>;
  onChange?: OnChange | undefined;
}

export interface SyncServer {
  readonly load: Load;
  /** Why somebody from this address may have no socket right now, if so. */
  turnAway(address: string): TurnedAway | undefined;
  /** Takes over an upgraded socket. A room makes it one of y-websocket, for one document. */
  connect(socket: WebSocket, stream: Duplex, address: string, room?: RoomRequest): void;
  /** Changes a document as a user, and resolves when that is durable. */
  edit(documentId: DocumentId, change: Change, by: Authorship): Promise<void>;
  /** Puts content into a document that has none, as a user; resolves when it is durable. Others have their turns meanwhile. */
  fill(documentId: DocumentId, update: Uint8Array, by: Authorship): Promise<void>;
  /** Deletes a document. Everybody in it is told, and their words stay on their devices. */
  deleteDocument(documentId: DocumentId): Promise<void>;
  /** Sends away whoever is in a document by a grant that was taken back. */
  enforceRevocations(): void;
  /** Takes nothing more, waits until everything is durable, and closes every socket with 1012, many in waves. */
  drain(withinMs: number): Promise<void>;
}

interface Context {
  grant: Grant;
  channel?: Channel;
}

const pingMs = 30_000;

export function createSyncServer(options: SyncServerOptions): SyncServer {
  const { log, catalogue, access, measures, report, limits, onChange } = options;
  const allLimits = { ...defaultLimits, ...limits };
  const transports = new Set<Transport>();
  const visitors = new Visitors(allLimits);
  const strangers = new Strangers(allLimits.strangersBytes);
  const allowances = new Allowances(perUser);
  const rota = new Rota();
  const keeper = keepCatalogue({
    catalogue,
    isLive: (documentId) => documents.live(documentId) !== undefined,
    onError: (documentId, error) => report("catalogue-behind", { documentId, error }),
  });
  const announcer = onChange && announceChanges(onChange, report);
  const documents = new Documents(
    { log, report, measures, onDurable, onLeft, beforeDelete: keeper.settled, limits: allLimits },
    [authenticate(access), renew({ access, onRenewed, onRefused: loseAccess }), { connected: join }],
  );
  // Whoever has a newer token comes back with it, and whoever has none is denied then.
  const leases = new Leases((connection) => dismiss(connection, closeCodes.accessChanged));
  const pings = setInterval(() => {
    for (const transport of transports) transport.ping();
    visitors.forgetRested();
    allowances.forgetRested(performance.now());
  }, pingMs);

  let isDraining = false;

  function onDurable(document: LiveDocument, users: readonly string[]) {
    keeper.changed(document);
    announcer?.changed(document, users);
    if (document.getConnectionsCount() === 0) void documents.unloadDocument(document);
  }

  function refuseIfDraining() {
    if (isDraining) throw new Refusal("stopping", "The server is stopping.");
  }

  function onLeft(document: LiveDocument) {
    keeper.left(document);
    announcer?.left(document);
  }

  async function join({ connection, context }: connectedPayload<Context>) {
    const { transport } = connection.webSocket as ControlSocket;
    const document = connection.document as LiveDocument;
    // It may have been revoked while the document was loading.
    if (!access.stands(context.grant, document.documentId)) {
      loseAccess(connection);
      return;
    }
    const channel = new Channel({
      carrier: transport,
      connection,
      address: transport.addressOf(connection.messageAddress),
      document,
      by: context.grant,
      measures,
      report,
    });
    transport.belongsTo(context.grant.user);
    context.channel = channel;
    leases.hold(connection, context.grant);
    connection.onClose(() => leases.release(connection));
    transport.join(connection.messageAddress, channel);
  }

  function onRenewed(connection: Connection<Context>, grant: Grant, mayWrite: boolean) {
    const { context } = connection;
    // What waits would become a write when its missing part comes: it is sent anew, and refused, on the next socket.
    if (!mayWrite && context.channel?.isWaiting) {
      dismiss(connection, closeCodes.accessChanged);
      return;
    }
    context.grant = grant;
    leases.hold(connection, grant);
    context.channel?.setMayWrite(mayWrite);
  }

  function loseAccess(connection: Connection) {
    dismiss(connection, closeCodes.accessChanged, "not-allowed");
  }

  /** Closes the sockets of everybody in a document: the other documents on them come back at once. */
  function sendAway(document: LiveDocument, reason?: RefusalCode) {
    for (const connection of document.getConnections()) {
      dismiss(connection, closeCodes.restarting, reason);
    }
  }

  function onError(error: unknown, channel: Channel | undefined) {
    report("frame-failed", { documentId: channel?.document.documentId, error });
    if (channel) beginAnew(channel.document);
  }

  /** What is in memory may be half changed; the log has only what was whole. */
  function beginAnew(document: LiveDocument) {
    sendAway(document);
    void documents.evict(document);
  }

  async function changeDurably(documentId: DocumentId, change: (document: LiveDocument) => Promise<void> | void) {
    refuseIfDraining();
    await documents.use(documentId, async (document) => {
      // It may have taken a while to load.
      refuseIfDraining();
      try {
        await change(document);
      } catch (error) {
        if (error instanceof BrokenDocument) beginAnew(document);
        throw error;
      }
      await document.settled();
    });
  }

  /** Nobody's stop waits for a program that does not answer. */
  async function announceTheRest(withinMs: number) {
    if (announcer) await Promise.race([announcer.flush(), setTimeout(withinMs, undefined, { ref: false })]);
  }

  async function closeInWaves(withinMs: number) {
    const { size, pauseMs } = planWaves(transports.size, withinMs);
    const closed: Promise<void>[] = [];
    for (const transport of transports) {
      closed.push(transport.end(closeCodes.restarting));
      if (closed.length % size === 0 && closed.length < transports.size) await setTimeout(pauseMs);
    }
    await Promise.all(closed);
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

    turnAway: (address) => visitors.turnAway(address),

    connect(socket, stream, address, room) {
      const wire = room ? createPlainWire(room.documentId) : hocuspocusWire;
      const transport = new Transport({
        socket,
        stream,
        wire,
        limits: allLimits,
        measures,
        visitor: visitors.enter(address),
        strangers,
        allowance: new Allowance(perSocket, allowances),
        rota,
        onError,
      });
      transports.add(transport);
      void transport.left.then(() => transports.delete(transport));
      transport.begin(documents.handleConnection(new ControlSocket(transport), anyRequest));
      if (room) transport.signIn(room.documentId, room.token);
    },

    edit: (documentId, change, by) => changeDurably(documentId, (document) => editAs(by, document, change)),

    fill: (documentId, update, by) => changeDurably(documentId, (document) => fill(document, update, by, rota)),

    async deleteDocument(documentId) {
      const document = documents.live(documentId);
      if (document) sendAway(document, "document-deleted");
      await documents.remove(documentId);
      announcer?.deleted(documentId);
    },

    enforceRevocations() {
      for (const document of documents.allLive) {
        for (const connection of document.getConnections()) {
          const { grant } = connection.context as Context;
          if (!access.stands(grant, document.documentId)) loseAccess(connection);
        }
      }
    },

    async drain(withinMs) {
      isDraining = true;
      leases.stop();
      clearInterval(pings);
      for (const transport of transports) transport.stopListening();
      await Promise.all(documents.allLive.map((document) => document.settled()));
      documents.stopIdling();
      await Promise.all([closeInWaves(withinMs), announceTheRest(withinMs)]);
      await keeper.flush();
    },
  };
}
