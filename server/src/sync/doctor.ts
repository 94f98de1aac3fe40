import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import type { DoctorFrame } from "../api.ts";
import { closeCodes } from "./protocol.ts";

export const doctorPath = "/sync/doctor";

/** The sockets of the app's page `/doctor`, which finds out what a proxy does to a connection. */
export interface Doctor {
  accept(request: IncomingMessage, stream: Duplex, head: Buffer): void;
  stop(): void;
}

/** So that strangers cannot use it for more than it is for. */
const limits = { sockets: 20, messages: 20, messageBytes: 16, lifeMs: 120_000 };
const drip = { of: 5, everyMs: 200 };

/**
 * Answers `echo` at once and `drip` with some frames at a steady pace. Otherwise it is silent, unlike `/sync`, which
 * pings: so the page sees how long a proxy bears silence.
 */
export function createDoctor(): Doctor {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: limits.messageBytes, perMessageDeflate: false });

  sockets.on("connection", (socket) => {
    const timers = new Set<NodeJS.Timeout>([setTimeout(() => close(socket, "tryAgainLater"), limits.lifeMs)]);
    socket.on("close", () => timers.forEach(clearTimeout));
    socket.on("error", () => socket.terminate());
    if (sockets.clients.size > limits.sockets) return close(socket, "tryAgainLater");

    let messages = 0;
    socket.on("message", (data) => {
      messages += 1;
      const word = (data as Buffer).toString();
      if (messages > limits.messages) close(socket, "tryAgainLater");
      else if (word === "echo") say(socket, { type: "echo", time: Date.now() });
      else if (word === "drip") startDrip(socket, timers);
      else close(socket, "malformed");
    });
  });

  return {
    accept: (request, stream, head) =>
      sockets.handleUpgrade(request, stream, head, (socket) => void sockets.emit("connection", socket, request)),
    stop() {
      for (const socket of sockets.clients) close(socket, "restarting");
    },
  };
}

function startDrip(socket: WebSocket, timers: Set<NodeJS.Timeout>) {
  for (let count = 1; count <= drip.of; count++) {
    timers.add(setTimeout(() => say(socket, { type: "drip", count, ...drip }), (count - 1) * drip.everyMs));
  }
}

function say(socket: WebSocket, frame: DoctorFrame) {
  socket.send(JSON.stringify(frame));
}

function close(socket: WebSocket, why: keyof typeof closeCodes) {
  const { code, reason } = closeCodes[why];
  socket.close(code, reason);
}
