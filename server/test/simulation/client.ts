import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import {
  authTypes,
  type Frame,
  messageTypes,
  readFrame,
  readSync,
  writeSyncStep1,
  writeSyncStep2,
  writeUpdate,
} from "../../src/sync/protocol.ts";
import { SimulatedConnection } from "./connection.ts";

export const kinds = ["weft", "stock"] as const;

/** Who hears what the server lets go, before it arrives anywhere. */
export interface Witness {
  /** Content for anybody. */
  shown(update: Uint8Array): void;
  /** The author of this content was told that it is saved. */
  acknowledged(update: Uint8Array): void;
  refused(code: string): void;
}

/** A person's device: a document, and at times a connection on which everything takes its time. */
export class SimulatedClient {
  readonly doc = new Y.Doc();
  readonly #kind: (typeof kinds)[number];
  readonly #address: string;
  readonly #witness: Witness;
  #connection: SimulatedConnection | undefined;
  #outbox: Uint8Array[] = [];
  /** Content sent on this connection, in order. */
  #content: Uint8Array[] = [];
  #saved = 0;
  /** As a stock provider counts: one for the sync, one for each update. */
  #unsynced = 0;
  /** As Weft's editor remembers: of which life of the document, and what its last receipt said. */
  #generation: string | undefined;
  #sequence = 0;
  #proof = "";

  constructor(kind: (typeof kinds)[number], clientId: number, address: string, witness: Witness) {
    this.#kind = kind;
    this.#address = address;
    this.#witness = witness;
    this.doc.clientID = clientId;
    this.doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin === this || !this.isConnected) return;
      this.#unsynced += 1;
      this.#sendContent(writeUpdate(address, update), update);
    });
  }

  get isConnected(): boolean {
    return this.#connection?.isOpen === true;
  }

  get hasOutbox(): boolean {
    return this.isConnected && this.#outbox.length > 0;
  }

  get hasInbox(): boolean {
    return this.isConnected && this.#connection?.hasNews === true;
  }

  /** The server asked what it has, and everything it has is saved, as far as it was told. */
  get isSaved(): boolean {
    if (!this.isConnected || this.#content.length === 0) return false;
    return this.#kind === "weft" ? this.#saved === this.#content.length : this.#unsynced === 0;
  }

  connect(): SimulatedConnection {
    this.#content = [];
    this.#saved = 0;
    this.#unsynced = 1;
    this.#outbox = [writeAuth(this.#address)];
    const connection = new SimulatedConnection((message) => this.#hear(connection, withoutHeader(message)));
    this.#connection = connection;
    if (this.#kind === "weft") this.#outbox.push(this.#writeHello());
    this.#outbox.push(writeSyncStep1(this.#address, Y.encodeStateVector(this.doc)));
    return connection;
  }

  cut() {
    this.#connection?.cut();
  }

  /** The oldest frame that is on its way reaches the server. */
  send() {
    const frame = this.#outbox.shift();
    if (frame) this.#connection?.arrive(frame);
  }

  /** The oldest message of the server reaches the client. */
  read() {
    const message = this.#connection?.read();
    if (message) this.#receive(readFrame(withoutHeader(message)));
  }

  #receive(frame: Frame) {
    if (frame.type !== messageTypes.sync && frame.type !== messageTypes.syncReply) {
      if (frame.type === messageTypes.welcome) {
        const { generation } = JSON.parse(decoding.readVarString(frame.decoder)) as { generation: string };
        if (generation !== this.#generation) this.#sequence = 0;
        this.#generation = generation;
      }
      if (frame.type === messageTypes.receipt) {
        decoding.readVarUint(frame.decoder);
        this.#sequence = decoding.readVarUint(frame.decoder);
        this.#proof = decoding.readVarString(frame.decoder);
      }
      return;
    }
    const message = readSync(frame);
    if (message.type !== "step1") {
      Y.applyUpdate(this.doc, message.update, this);
      return;
    }
    const answer = Y.encodeStateAsUpdate(this.doc, message.stateVector);
    this.#sendContent(writeSyncStep2(this.#address, answer), answer);
  }

  #sendContent(frame: Uint8Array, update: Uint8Array) {
    this.#content.push(update);
    this.#outbox.push(frame);
  }

  /** What the server has let go counts from then on, wherever it is on its way. */
  #hear(connection: SimulatedConnection, bytes: Uint8Array) {
    if (connection !== this.#connection) return;
    const frame = readFrame(bytes);
    switch (frame.type) {
      case messageTypes.sync:
      case messageTypes.syncReply: {
        const message = readSync(frame);
        if (message.type !== "step1") this.#witness.shown(message.update);
        break;
      }
      case messageTypes.receipt: {
        const until = decoding.readVarUint(frame.decoder);
        for (const update of this.#content.slice(this.#saved, until)) this.#witness.acknowledged(update);
        this.#saved = until;
        break;
      }
      case messageTypes.syncStatus:
        if (decoding.readVarUint(frame.decoder) !== 1) this.#witness.refused("sync status");
        this.#unsynced -= 1;
        if (this.#unsynced === 0) for (const update of this.#content) this.#witness.acknowledged(update);
        break;
      case messageTypes.refused:
        decoding.readVarUint(frame.decoder);
        this.#witness.refused(decoding.readVarString(frame.decoder));
        break;
    }
  }

  #writeHello(): Uint8Array {
    const hello = { schema: 1, generation: this.#generation, sequence: this.#sequence, proof: this.#proof };
    return write(this.#address, messageTypes.hello, (encoder) =>
      encoding.writeVarString(encoder, JSON.stringify(hello)),
    );
  }
}

function writeAuth(address: string): Uint8Array {
  return write(address, messageTypes.auth, (encoder) => {
    encoding.writeVarUint(encoder, authTypes.token);
    encoding.writeVarString(encoder, "");
  });
}

function write(address: string, type: number, payload: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarString(encoder, address);
  encoding.writeVarUint(encoder, type);
  payload(encoder);
  return encoding.toUint8Array(encoder);
}

function withoutHeader(message: Uint8Array): Uint8Array {
  const length = (message[1] as number) & 127;
  return message.subarray(length < 126 ? 2 : length === 126 ? 4 : 10);
}
