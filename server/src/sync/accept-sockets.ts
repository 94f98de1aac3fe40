import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import type { Visit } from "../proxies.ts";
import { Refusal } from "../refusal.ts";
import { type Doctor, doctorPath } from "./doctor.ts";
import type { SyncServer } from "./sync-server.ts";
import { closingOf, isRoomRequest, readRoomRequest } from "./y-websocket.ts";

export interface SocketDoor {
  sync: SyncServer;
  doctor: Doctor;
  /** Larger frames close their socket with 1009. */
  maxFrameBytes: number;
  readVisit: (request: IncomingMessage) => Visit;
  /** Throws for a request that a page of another site caused. */
  check: (visit: Visit, origin: string | undefined) => void;
  isStopping: () => boolean;
  onRefused: (status: string, request: IncomingMessage) => void;
}

/** Takes over what a Node server hands to its `upgrade` listeners. */
export type Upgrade = (request: IncomingMessage, stream: Duplex, head: Buffer) => void;

/**
 * Upgrades requests for `/sync`, `/yjs/<document>` and the doctor's; every other upgrade is answered with a status and
 * closed.
 */
export function acceptSockets(door: SocketDoor): Upgrade {
  const { sync, doctor, maxFrameBytes, readVisit, check, isStopping, onRefused } = door;
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: maxFrameBytes,
    perMessageDeflate: false,
    clientTracking: false,
  });

  function statusFor(request: IncomingMessage, visit: Visit): string | undefined {
    const path = pathOf(request);
    if (path !== "/sync" && path !== doctorPath && !isRoomRequest(path)) return "404 Not Found";
    if (isStopping()) return "503 Service Unavailable";
    try {
      check(visit, request.headers.origin);
    } catch {
      return "403 Forbidden";
    }
    return sync.turnAway(visit.address);
  }

  function upgrade(request: IncomingMessage, stream: Duplex, head: Buffer) {
    stream.on("error", goesAway);
    const visit = readVisit(request);
    const status = statusFor(request, visit);
    if (status) {
      onRefused(status, request);
      stream.once("finish", () => stream.destroy());
      stream.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    if (pathOf(request) === doctorPath) doctor.accept(request, stream, head);
    else sockets.handleUpgrade(request, stream, head, (socket) => open(socket, stream, visit.address, request.url));
  }

  /** A wrong name is told in a close code: a browser hides the status of a refused upgrade, so clients would come back. */
  function open(socket: WebSocket, stream: Duplex, address: string, url = "") {
    try {
      sync.connect(socket, stream, address, isRoomRequest(url) ? readRoomRequest(url) : undefined);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const { code, reason } = closingOf(error.code);
      socket.on("error", closesAnyway);
      socket.close(code, reason);
    }
  }

  return upgrade;
}

/** A function of its own: one that is made for the socket would keep its request, headers and all, as long as it lives. */
function goesAway(this: Duplex) {
  this.destroy();
}

/** After the error of a broken frame comes `close`, and there is nobody to tell. */
function closesAnyway() {}

function pathOf({ url = "" }: IncomingMessage): string {
  return url.split("?", 1)[0] ?? "";
}
