import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocketServer } from "ws";
import type { SyncServer } from "./sync-server.ts";
import { defaultLimits } from "./transport.ts";

export interface SocketDoor {
  sync: SyncServer;
  /** Throws for a request that a page of another site caused. */
  check: (host: string | undefined, origin: string | undefined) => void;
  isStopping: () => boolean;
}

/** Upgrades requests for `/sync`; every other upgrade is answered with a status and closed. */
export function acceptSockets(http: Server, { sync, check, isStopping }: SocketDoor) {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: defaultLimits.maxFrameBytes,
    perMessageDeflate: false,
    clientTracking: false,
  });

  function statusFor(request: IncomingMessage): string | undefined {
    const path = request.url?.split("?", 1)[0];
    if (path !== "/sync") return "404 Not Found";
    if (isStopping()) return "503 Service Unavailable";
    try {
      check(request.headers.host, request.headers.origin);
      return undefined;
    } catch {
      return "403 Forbidden";
    }
  }

  http.on("upgrade", (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    stream.on("error", () => stream.destroy());
    const status = statusFor(request);
    if (status) {
      stream.once("finish", () => stream.destroy());
      stream.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    sockets.handleUpgrade(request, stream, head, (socket) => sync.connect(socket, stream));
  });
}
