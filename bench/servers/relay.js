import { WebSocketServer } from "ws";

/**
 * Passes every frame on to the other sockets of the same path, and knows nothing of documents: what Node and `ws` cost
 * alone. No server can deliver for less.
 */
const server = new WebSocketServer({ port: 0, host: "127.0.0.1", perMessageDeflate: false, clientTracking: false });

/** @type {Map<string, Set<import("ws").WebSocket>>} */
const rooms = new Map();

server.on("connection", (socket, { url = "/" }) => {
  const room = rooms.get(url) ?? new Set();
  rooms.set(url, room.add(socket));
  socket.on("message", (frame) => {
    for (const other of room) if (other !== socket) other.send(frame);
  });
  socket.on("close", () => room.delete(socket));
});
