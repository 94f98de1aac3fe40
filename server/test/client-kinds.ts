import * as provider4 from "@hocuspocus/provider";
import * as provider2 from "provider-2";
import * as provider3 from "provider-3";
import { onTestFinished } from "vitest";
import type { WebSocket } from "ws";
import type { Awareness } from "y-protocols/awareness";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { ProviderSocket, until } from "./harness.ts";
import type { Place } from "./in-process.ts";

/** One document as a stock client from npm holds it. */
export interface Client {
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  readonly isSynced: boolean;
  /** Why it was not let in: the reason of a denial, or the code its socket was closed with. */
  readonly denials: readonly (string | number)[];
  /** It has stopped trying. */
  leave(): void;
}

/** The sockets of one client, the newest last. */
class Sockets {
  readonly all: WebSocket[] = [];

  /** What a provider makes its sockets with. */
  get factory() {
    const { all } = this;
    return class extends ProviderSocket {
      constructor(url: string) {
        super(url);
        all.push(this);
      }
    };
  }

  /** The network is gone, without a word. */
  cut() {
    this.all.at(-1)?.terminate();
  }
}

/** A line to the server, on which clients of one kind open documents. */
export interface Line {
  readonly sockets: Sockets;
  open(documentId: string): Client;
}

export type Kind = keyof typeof kinds;

/** Stock clients, by name: each is installed from npm and knows nothing of Weft. */
export const kinds = {
  "@hocuspocus/provider 2": hocuspocus2,
  "@hocuspocus/provider 3": hocuspocus3,
  "@hocuspocus/provider 4": (server: Place, token?: string) => hocuspocus4(server, token, false),
  "@hocuspocus/provider 4, session-aware": (server: Place, token?: string) => hocuspocus4(server, token, true),
  "y-websocket": yWebsocket,
} satisfies Record<string, (server: Place, token?: string) => Line>;

export const allKinds = Object.keys(kinds) as Kind[];
export const hocuspocusKinds = allKinds.filter((kind) => kind !== "y-websocket");

/** Opens a document with a client of its own socket, and waits until its state is there. */
export async function enterAs(kind: Kind, server: Place, documentId: string, token?: string): Promise<Client & Line> {
  const line = kinds[kind](server, token);
  const client = line.open(documentId);
  await until(() => client.isSynced, `${kind} synced`);
  return Object.defineProperties(client, Object.getOwnPropertyDescriptors(line)) as Client & Line;
}

/** The documents of all these clients hold all these words, and the same text. */
export function allSee(clients: readonly Client[], words: readonly string[]): Promise<void> {
  const texts = () => clients.map(textOf);
  return until(
    () => texts().every((text) => text === texts()[0] && words.every((word) => text.includes(word))),
    `all see ${words.join(", ")}`,
    20_000,
  );
}

export function textOf({ doc }: Client): string {
  return doc.getText("content").toString();
}

export function types({ doc }: Client, words: string) {
  const text = doc.getText("content");
  text.insert(text.length, words);
}

function hocuspocus2(server: Place, token?: string): Line {
  const sockets = new Sockets();
  const socket = new provider2.HocuspocusProviderWebsocket({ url: server.syncUrl, WebSocketPolyfill: sockets.factory });
  onTestFinished(() => socket.destroy());
  const open = (documentId: string) => {
    const denials: string[] = [];
    const provider = new provider2.HocuspocusProvider({
      websocketProvider: socket,
      name: documentId,
      ...(token && { token }),
      // Clients in one process would hear each other without a server.
      broadcast: false,
      onAuthenticationFailed: ({ reason }) => denials.push(reason),
    });
    return toClient(provider, denials);
  };
  return { sockets, open };
}

function hocuspocus3(server: Place, token?: string): Line {
  const sockets = new Sockets();
  const socket = new provider3.HocuspocusProviderWebsocket({ url: server.syncUrl, WebSocketPolyfill: sockets.factory });
  onTestFinished(() => socket.destroy());
  const open = (documentId: string) => {
    const denials: string[] = [];
    const provider = new provider3.HocuspocusProvider({
      websocketProvider: socket,
      name: documentId,
      ...(token && { token }),
      onAuthenticationFailed: ({ reason }) => denials.push(reason),
    });
    provider.attach();
    return toClient(provider, denials);
  };
  return { sockets, open };
}

function hocuspocus4(server: Place, token: string | undefined, sessionAwareness: boolean): Line {
  const sockets = new Sockets();
  const socket = new provider4.HocuspocusProviderWebsocket({ url: server.syncUrl, WebSocketPolyfill: sockets.factory });
  onTestFinished(() => socket.destroy());
  const open = (documentId: string) => {
    const denials: string[] = [];
    const provider = new provider4.HocuspocusProvider({
      websocketProvider: socket,
      name: documentId,
      ...(token && { token }),
      sessionAwareness,
      onAuthenticationFailed: ({ reason }) => denials.push(reason),
    });
    provider.attach();
    return toClient(provider, denials);
  };
  return { sockets, open };
}

interface HocuspocusProvider {
  document: Y.Doc;
  awareness: Awareness | null;
  isSynced: boolean;
  destroy(): void;
}

function toClient(provider: HocuspocusProvider, denials: string[]): Client {
  const leave = onlyOnce(() => provider.destroy());
  onTestFinished(leave);
  return {
    doc: provider.document,
    awareness: provider.awareness as Awareness,
    get isSynced() {
      return provider.isSynced;
    },
    denials,
    leave,
  };
}

function yWebsocket(server: Place, token?: string): Line {
  const sockets = new Sockets();
  const open = (documentId: string) => {
    const denials: number[] = [];
    const doc = new Y.Doc();
    const provider = new WebsocketProvider(`${server.url.replace("http", "ws")}/yjs`, documentId, doc, {
      WebSocketPolyfill: sockets.factory as unknown as typeof globalThis.WebSocket,
      // Clients in one process would hear each other without a server.
      disableBc: true,
      ...(token && { params: { token } }),
    });
    provider.on("closed", ({ code }) => denials.push(code));
    const leave = onlyOnce(() => {
      provider.destroy();
      provider.awareness.destroy();
    });
    onTestFinished(leave);
    return {
      doc,
      awareness: provider.awareness,
      get isSynced() {
        return provider.synced;
      },
      denials,
      leave,
    };
  };
  return { sockets, open };
}

function onlyOnce(work: () => void): () => void {
  let isDone = false;
  return () => {
    if (isDone) return;
    isDone = true;
    work();
  };
}
