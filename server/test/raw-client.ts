import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { onTestFinished } from "vitest";
import { WebSocket } from "ws";
import * as Y from "yjs";
import {
  type Frame,
  type Hello,
  messageTypes,
  readFrame,
  readSync,
  type Receipt,
  type SyncMessage,
  syncTypes,
  type Welcome,
} from "../src/sync/protocol.ts";
import { until } from "./harness.ts";

/** A client that sends what a test tells it to, well-formed or not, and keeps what it is told. */
export class RawClient {
  readonly socket: WebSocket;
  readonly frames: Frame[] = [];
  readonly #receipts: Receipt[] = [];
  closed: { code: number; reason: string } | undefined;

  /** `from`: the address it comes from, to a server that believes the test. */
  constructor(server: { syncUrl: string }, from?: string) {
    this.socket = new WebSocket(server.syncUrl, { headers: from === undefined ? {} : { "x-forwarded-for": from } });
    this.socket.on("message", (data) => this.#receive(readFrame(data as Buffer)));
    this.socket.on("close", (code, reason) => {
      this.closed = { code, reason: reason.toString() };
    });
    this.socket.on("error", () => {});
  }

  opened(): Promise<void> {
    return until(() => this.socket.readyState === WebSocket.OPEN, "the socket opened");
  }

  async closedBy(): Promise<number> {
    await until(() => this.closed !== undefined, "the socket closed");
    return this.closed?.code ?? 0;
  }

  send(bytes: Uint8Array | string) {
    this.socket.send(bytes);
  }

  sendFrame(address: string, type: number, payload: (encoder: encoding.Encoder) => void = () => {}) {
    const encoder = encoding.createEncoder();
    encoding.writeVarString(encoder, address);
    encoding.writeVarUint(encoder, type);
    payload(encoder);
    this.send(encoding.toUint8Array(encoder));
  }

  auth(address: string, token = "") {
    this.sendFrame(address, messageTypes.auth, (encoder) => {
      encoding.writeVarUint(encoder, 0);
      encoding.writeVarString(encoder, token);
    });
  }

  hello(address: string, hello: Hello) {
    this.sendFrame(address, messageTypes.hello, (encoder) => encoding.writeVarString(encoder, JSON.stringify(hello)));
  }

  sync(address: string, type: keyof typeof syncTypes, content: Uint8Array) {
    this.sendFrame(address, messageTypes.sync, (encoder) => {
      encoding.writeVarUint(encoder, syncTypes[type]);
      encoding.writeVarUint8Array(encoder, content);
    });
  }

  /** Frames of one type, in the order they came. */
  ofType(type: keyof typeof messageTypes): Frame[] {
    return this.frames.filter((frame) => frame.type === messageTypes[type]);
  }

  syncMessages(): SyncMessage[] {
    return this.ofType("sync").map((frame) => readSync(copy(frame)));
  }

  receipts(): readonly Receipt[] {
    return this.#receipts;
  }

  refusals(): { frame: number; code: string }[] {
    return this.ofType("refused").map((frame) => {
      const { decoder } = copy(frame);
      return { frame: decoding.readVarUint(decoder), code: decoding.readVarString(decoder) };
    });
  }

  welcomes(): Welcome[] {
    return this.ofType("welcome").map((frame) => JSON.parse(decoding.readVarString(copy(frame).decoder)) as Welcome);
  }

  denials(): string[] {
    return this.ofType("auth")
      .map(copy)
      .filter(({ decoder }) => decoding.readVarUint(decoder) === 1)
      .map(({ decoder }) => decoding.readVarString(decoder));
  }

  #receive(frame: Frame) {
    this.frames.push(frame);
    if (frame.type !== messageTypes.receipt) return;
    const { decoder } = copy(frame);
    this.#receipts.push({
      frames: decoding.readVarUint(decoder),
      sequence: decoding.readVarUint(decoder),
      proof: decoding.readVarString(decoder),
    });
  }

  /** What this client would have after applying everything it was sent. */
  document(): Y.Doc {
    const document = new Y.Doc();
    for (const message of this.syncMessages()) {
      if (message.type !== "step1") Y.applyUpdate(document, message.update);
    }
    return document;
  }
}

export async function connect(server: { syncUrl: string }, from?: string): Promise<RawClient> {
  const client = new RawClient(server, from);
  onTestFinished(() => client.socket.terminate());
  await client.opened();
  return client;
}

/** Connects as a Weft client and waits for its welcome. */
export async function enterRaw(server: { syncUrl: string }, documentId: string, token?: string): Promise<RawClient> {
  const client = await connect(server);
  client.auth(documentId, token);
  client.hello(documentId, { schema: 1 });
  client.sync(documentId, "step1", Y.encodeStateVector(new Y.Doc()));
  await until(() => client.welcomes().length > 0, "the welcome");
  return client;
}

function copy(frame: Frame): Frame {
  return readFrame(frame.bytes);
}
