import type { Receipt, Welcome } from "@weft/server/api";
import {
  applyAwarenessUpdate,
  type Awareness,
  encodeAwarenessUpdate,
  removeAwarenessStates,
} from "y-protocols/awareness";
import * as Y from "yjs";
import { NextFrame } from "./next-frame.ts";
import {
  type Known,
  type ServerMessage,
  writeAuth,
  writeAwareness,
  writeClose,
  writeHello,
  writeSync,
} from "./protocol.ts";
import type { SocketUser, SyncSocket } from "./sync-socket.ts";

/** Where the document stands with the server. */
export interface ServerFacts {
  /** `synced`: its state is here, and what it misses was sent. `stopped`: it will not have us. */
  readonly connection: "connecting" | "joining" | "synced" | "offline" | "stopped";
  /** Every edit in the document would survive a crash of the server. */
  readonly isEverythingSaved: boolean;
  /** The server lets this client write; believed until it says otherwise. */
  readonly canWrite: boolean;
  /** Why edits that were made cannot be sent; `undefined` while they can. */
  readonly refusal: string | undefined;
}

export interface SyncChannelOptions {
  socket: SyncSocket;
  documentId: string;
  document: Y.Doc;
  awareness: Awareness;
  token: () => string | Promise<string>;
  /** The newest schema version this editor can write. */
  schema: number;
  /** The life of the document the local copy belongs to, and how much of it the server said it has. */
  known: Known;
  /** The local copy holds edits that were never acknowledged. */
  hasUnsaved: boolean;
  /** Says whether the document the server has is the one we have. False ends the channel before anything is merged. */
  onWelcome: (welcome: Welcome) => boolean;
  /** What the server has, and we have more; before anything of it is merged. */
  onUnsent: (serverStateVector: Uint8Array) => void;
  /** The server has everything of ours on its disk. */
  onSaved: (receipt: Receipt) => void;
  onFacts: (facts: ServerFacts) => void;
}

interface Arrived {
  type: "update" | "awareness";
  update: Uint8Array;
}

/**
 * One document on a socket. Edits are sent as they are made once the server's state is known; each frame of content is
 * counted, and the server's receipts say up to which frame everything is on its disk.
 */
export class SyncChannel implements SocketUser {
  readonly address: string;
  readonly #options: SyncChannelOptions;
  /** What others did, to be shown together: the page draws once for all of it. */
  #arrived: Arrived[] = [];
  readonly #showing = new NextFrame(() => this.#show());
  #connection: ServerFacts["connection"] = "connecting";
  #attempt = 0;
  #isWelcome = false;
  #canWrite = true;
  #hasState = false;
  /** The server's state, until it is known what of ours it has not. */
  #heldState: Uint8Array | undefined;
  /** Our side of the first exchange was sent; from then on edits are sent one by one. */
  #hasSentState = false;
  #sent = 0;
  #hasUnsaved: boolean;
  #refusal: string | undefined;
  /** What the server had when it last said so. */
  serverStateVector: Uint8Array | undefined;

  constructor(options: SyncChannelOptions) {
    this.#options = options;
    this.address = options.documentId;
    this.#hasUnsaved = options.hasUnsaved;
    options.document.on("update", this.#onUpdate);
    options.awareness.on("update", this.#onAwareness);
    options.socket.attach(this);
  }

  destroy() {
    this.#showing.now();
    this.#options.document.off("update", this.#onUpdate);
    this.#options.awareness.off("update", this.#onAwareness);
    this.#options.socket.send(writeClose(this.address));
    this.#options.socket.detach(this);
  }

  get isConnected(): boolean {
    return this.#connection === "synced";
  }

  opened() {
    void this.#join(++this.#attempt);
  }

  received(message: ServerMessage) {
    if (message.type === "update" || message.type === "awareness") {
      if (message.type === "update" && !this.#isWelcome) return;
      this.#arrived.push({ type: message.type, update: message.update });
      this.#showing.ask();
      return;
    }
    // Receipts come with each key, and say nothing of what others did.
    if (message.type !== "receipt") this.#showing.now();
    switch (message.type) {
      case "welcome":
        return this.#receiveWelcome(message.welcome);
      case "step1":
        return this.#receiveStateVector(message.stateVector);
      case "step2":
        return this.#receiveState(message.update);
      case "receipt":
        return this.#receiveReceipt(message.receipt);
      case "refused":
        return this.#refuse(message.code);
      case "denied":
        return this.#deny(message.reason);
      case "token-asked":
        return void this.#renewToken(this.#attempt);
      case "closed":
        // Before the welcome it can only be meant for a channel that had this address before.
        return this.#isWelcome ? this.closed(false) : undefined;
      case "other":
        return;
    }
  }

  closed(isStopped: boolean) {
    if (this.#connection === "stopped") return;
    this.#showing.now();
    this.#attempt += 1;
    // Whoever is known without a connection is another tab, and stays while new connections fail.
    if (this.#connection !== "offline") this.#forgetOthers();
    this.#connection = isStopped ? "stopped" : "offline";
    if (isStopped) this.#refusal ??= "stopped";
    this.#isWelcome = false;
    this.#tell();
  }

  #forgetOthers() {
    const { awareness } = this.#options;
    const others = [...awareness.getStates().keys()].filter((client) => client !== awareness.clientID);
    removeAwarenessStates(awareness, others, this);
  }

  /** Words first: carets stand on them. */
  #show() {
    const { document, awareness } = this.#options;
    const arrived = this.#arrived;
    this.#arrived = [];
    const updatesOf = (wanted: Arrived["type"]) =>
      arrived.filter(({ type }) => type === wanted).map(({ update }) => update);
    const words = updatesOf("update").map((update) => () => Y.applyUpdate(document, update, this));
    const presence = updatesOf("awareness").map((update) => () => applyAwarenessUpdate(awareness, update, this));
    if (words.length > 0) Y.transact(document, () => eachAlone(words), this, false);
    eachAlone(presence);
  }

  async #join(attempt: number) {
    const { socket, document, awareness, schema, known } = this.#options;
    this.#connection = "joining";
    this.#isWelcome = false;
    this.#canWrite = true;
    this.#hasState = false;
    this.#heldState = undefined;
    this.#hasSentState = false;
    this.#sent = 0;
    this.#refusal = undefined;
    this.#tell();
    const token = await this.#options.token();
    if (attempt !== this.#attempt) return;
    socket.send(writeAuth(this.address, token));
    socket.send(writeHello(this.address, { schema, ...known }));
    socket.send(writeSync(this.address, "step1", Y.encodeStateVector(document)));
    // Others forget presence whose clock does not move on; setting it again moves it, and sends it.
    awareness.setLocalState(awareness.getLocalState());
  }

  async #renewToken(attempt: number) {
    const token = await this.#options.token();
    if (attempt === this.#attempt) this.#options.socket.send(writeAuth(this.address, token));
  }

  #receiveWelcome(welcome: Welcome) {
    if (!this.#options.onWelcome(welcome)) return this.#deny("other-generation");
    this.#isWelcome = true;
    this.#canWrite = welcome.canWrite;
    this.#options.known.generation = welcome.generation;
    this.#tell();
  }

  #receiveState(update: Uint8Array) {
    if (!this.#isWelcome) return;
    // Its state vector follows (server/src/sync/protocol.ts).
    if (this.#hasUnsaved && !this.#hasSentState) this.#heldState = update;
    else this.#takeState(update);
  }

  #takeState(update: Uint8Array) {
    Y.applyUpdate(this.#options.document, update, this);
    this.#hasState = true;
    this.#becomeSynced();
  }

  #receiveStateVector(stateVector: Uint8Array) {
    if (!this.#isWelcome) return;
    this.serverStateVector = stateVector;
    this.#hasUnsaved ||= isAhead(this.#options.document, stateVector);
    if (this.#hasUnsaved) this.#options.onUnsent(stateVector);
    const state = this.#heldState;
    this.#heldState = undefined;
    if (state) this.#takeState(state);
    if (this.#refusal) return this.#tell();
    if (!this.#canWrite) {
      if (this.#hasUnsaved) this.#refusal = "not-allowed";
    } else {
      this.#sendContent("step2", Y.encodeStateAsUpdate(this.#options.document, stateVector));
    }
    this.#hasSentState = true;
    this.#becomeSynced();
  }

  #becomeSynced() {
    if (this.#hasState && this.#hasSentState) this.#connection = "synced";
    this.#tell();
  }

  #receiveReceipt(receipt: Receipt) {
    if (receipt.frames !== this.#sent || !this.#hasSentState || this.#refusal) return;
    this.#hasUnsaved = false;
    const { sequence, proof } = receipt;
    Object.assign(this.#options.known, { sequence, proof });
    this.#options.onSaved(receipt);
    this.#tell();
  }

  /** Nothing more is sent; the server is asked what it has, so that the person can see what it has not. */
  #refuse(code: string) {
    if (!this.#refusal) {
      this.#refusal = code;
      this.#options.socket.send(writeSync(this.address, "step1", Y.encodeStateVector(this.#options.document)));
    }
    this.#tell();
  }

  #deny(reason: string) {
    // The socket is about to close, and what cannot be done now may be done then.
    if (reason === "unavailable") return;
    this.#connection = "stopped";
    this.#refusal = reason;
    this.#options.socket.detach(this);
    this.#tell();
  }

  #sendContent(type: "step2" | "update", content: Uint8Array) {
    this.#sent += 1;
    this.#options.socket.send(writeSync(this.address, type, content));
  }

  readonly #onUpdate = (update: Uint8Array, origin: unknown) => {
    if (origin === this) return;
    this.#hasUnsaved = true;
    if (this.#hasSentState && this.#canWrite && !this.#refusal) this.#sendContent("update", update);
    if (!this.#canWrite) this.#refusal ??= "not-allowed";
    this.#tell();
  };

  readonly #onAwareness = (changes: Record<"added" | "updated" | "removed", number[]>, origin: unknown) => {
    const { awareness, socket } = this.#options;
    const isOwn = Object.values(changes).some((clients) => clients.includes(awareness.clientID));
    if (origin === this || !isOwn) return;
    socket.send(writeAwareness(this.address, encodeAwarenessUpdate(awareness, [awareness.clientID])));
  };

  #tell() {
    this.#options.onFacts({
      connection: this.#connection,
      isEverythingSaved: !this.#hasUnsaved,
      canWrite: this.#canWrite,
      refusal: this.#refusal,
    });
  }
}

/** What fails costs nothing of what came with it, and is heard of. */
function eachAlone(works: readonly (() => void)[]) {
  for (const work of works) {
    try {
      work();
    } catch (error) {
      queueMicrotask(() => {
        throw error;
      });
    }
  }
}

/** The document holds inserted content the state vector does not cover. */
function isAhead(document: Y.Doc, stateVector: Uint8Array): boolean {
  const known = Y.decodeStateVector(stateVector);
  return [...Y.decodeStateVector(Y.encodeStateVector(document))].some(
    ([client, clock]) => clock > (known.get(client) ?? 0),
  );
}
