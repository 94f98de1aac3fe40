import { WebSocket } from "ws";
import * as Y from "yjs";
import { until, within } from "./bounded.ts";
import type { ServerProcess } from "./server-process.ts";
import type { Protocol, Sent } from "./wire/protocol.ts";

/** An update as it arrived: not decoded, so that a thousand readers cost the load generator little. */
export interface Arrival {
  readonly at: number;
  readonly update: Uint8Array;
}

export interface Confirmation {
  readonly type: Sent["type"];
  readonly sentAt: number;
  readonly at: number;
}

export interface ClientOptions {
  /** What the client has already, and offers to the server when asked, as a stock provider does. */
  own?: Y.Doc | undefined;
  onPresence?: (update: Uint8Array) => void;
}

const patienceMs = 60_000;
const underWay = 256;
const nothing = new Y.Doc();

/** One socket in one document. It does what a stock provider does, and notes when what arrived. */
export class Client {
  readonly documentId: string;
  readonly arrivals: Arrival[] = [];
  readonly confirmations: Confirmation[] = [];
  readonly openedAt = performance.now();
  syncedAt: number | undefined;
  bytesReceived = 0;
  refusals = 0;
  readonly #protocol: Protocol;
  readonly #socket: WebSocket;
  readonly #own: Y.Doc;
  readonly #unconfirmed: Omit<Confirmation, "at">[] = [];
  readonly #onPresence: ClientOptions["onPresence"];
  readonly #ready: Promise<void>;
  #onSynced: () => void = () => {};
  #confirmed = 0;

  constructor({ url, peer }: ServerProcess, documentId: string, { own = nothing, onPresence }: ClientOptions = {}) {
    this.documentId = documentId;
    this.#protocol = peer.protocol;
    this.#own = own;
    this.#onPresence = onPresence;
    this.#socket = new WebSocket(this.#protocol.url(url, documentId), { perMessageDeflate: false });
    this.#socket.on("message", (frame) => this.#receive(frame as Buffer));
    this.#ready = new Promise((resolve, reject) => {
      const synced = () => {
        this.syncedAt = performance.now();
        resolve();
      };
      this.#socket.once("open", () => {
        for (const frame of this.#protocol.greet(documentId, Y.encodeStateVector(own))) this.#socket.send(frame);
        if (this.#protocol.tellsState) this.#onSynced = synced;
        else synced();
      });
      this.#socket.on("error", reject);
      this.#socket.once("close", () => reject(new Error(`${peer.name} closed a socket.`)));
    });
    this.#ready.catch(() => {});
  }

  /** It has been told the state of the document. */
  synced(): Promise<void> {
    return within(patienceMs, "the state of a document", this.#ready);
  }

  get isOpen(): boolean {
    return this.#socket.readyState === WebSocket.OPEN;
  }

  /** The server has acknowledged all that was sent, if it acknowledges at all. */
  get isSettled(): boolean {
    return this.#protocol.confirmsBy !== "acknowledgement" || this.#unconfirmed.length === 0;
  }

  send(type: Sent["type"], content: Uint8Array) {
    if (type !== "presence") this.#unconfirmed.push({ type, sentAt: performance.now() });
    this.#socket.send(this.#protocol.write(this.documentId, { type, content }));
  }

  /**
   * Sends updates one by one, waiting only so that a few hundred are under way; resolves when the server has confirmed
   * all of them, in whatever way it has.
   */
  async sendAll(updates: readonly Uint8Array[]): Promise<void> {
    const before = this.#confirmed;
    for (const [index, update] of updates.entries()) {
      if (index - (this.#confirmed - before) >= underWay) await this.#hasConfirmed(before + index - underWay / 2);
      this.send("update", update);
    }
    await this.#hasConfirmed(before + updates.length);
  }

  /** Breaks the connection without a word. */
  cut() {
    this.#socket.terminate();
  }

  async #hasConfirmed(updates: number): Promise<void> {
    const isConfirmed = await until(() => this.#confirmed >= updates || !this.isOpen, patienceMs, 1);
    if (!isConfirmed || !this.isOpen) throw new Error(`Of ${updates} updates ${this.#confirmed} were confirmed.`);
  }

  #receive(frame: Buffer) {
    this.bytesReceived += frame.length;
    const message = this.#protocol.read(frame);
    switch (message.type) {
      case "step1":
        this.send("step2", Y.encodeStateAsUpdate(this.#own, message.content));
        break;
      case "step2":
        this.arrivals.push({ at: performance.now(), update: message.content });
        this.#onSynced();
        break;
      case "update":
        this.arrivals.push({ at: performance.now(), update: message.content });
        if (this.#protocol.confirmsBy === "echo") this.#confirmed += 1;
        break;
      case "presence":
        this.#onPresence?.(message.content);
        break;
      case "acknowledged": {
        const oldest = this.#unconfirmed.shift();
        if (oldest) this.confirmations.push({ ...oldest, at: performance.now() });
        if (oldest?.type === "update") this.#confirmed += 1;
        break;
      }
      case "refused":
        this.refusals += 1;
        break;
    }
  }
}

export async function join(server: ServerProcess, documentId: string, options?: ClientOptions): Promise<Client> {
  const client = new Client(server, documentId, options);
  await client.synced();
  return client;
}
