import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { hocuspocus as hocuspocusWire } from "./wire/hocuspocus.ts";
import type { Protocol } from "./wire/protocol.ts";
import { relay as relayWire } from "./wire/relay.ts";
import { yWebsocket as yWebsocketWire } from "./wire/y-websocket.ts";

/** A server that is measured. Each is started as its own documentation says, with its own defaults. */
export interface Peer {
  readonly name: string;
  readonly protocol: Protocol;
  /** How to start it; `folder` is for what it keeps. */
  command(folder: string): Command;
}

export interface Command {
  readonly module: string;
  readonly words?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

export const weftCommand = path("../../server/bin/weft.js");
const hocuspocusCommand = path("../servers/hocuspocus.js");

/** Not a server anybody could use: the limit of Node and `ws`. */
export const relay: Peer = {
  name: "relay",
  protocol: relayWire,
  command: () => ({ module: path("../servers/relay.js") }),
};

export const weft: Peer = {
  name: "weft",
  protocol: hocuspocusWire,
  command: (folder) => ({ module: weftCommand, words: ["serve", "--port", "0", "--data", folder] }),
};

/** Keeps documents in memory alone. */
export const hocuspocus: Peer = {
  name: "hocuspocus",
  protocol: hocuspocusWire,
  command: () => ({ module: hocuspocusCommand }),
};

export const hocuspocusSqlite: Peer = {
  name: "hocuspocus-sqlite",
  protocol: hocuspocusWire,
  command: (folder) => ({ module: hocuspocusCommand, words: [join(folder, "documents.sqlite")] }),
};

export const yWebsocket: Peer = {
  name: "y-websocket",
  protocol: yWebsocketWire,
  command: (folder) => ({
    module: path("../node_modules/@y/websocket-server/src/server.js"),
    environment: { HOST: "127.0.0.1", PORT: "0", YPERSISTENCE: folder },
  }),
};

export const persistentPeers = [weft, hocuspocusSqlite, yWebsocket];
export const syncingPeers = [weft, hocuspocus, hocuspocusSqlite, yWebsocket];
export const allPeers = [relay, ...syncingPeers];

function path(relative: string): string {
  return fileURLToPath(new URL(relative, import.meta.url));
}
