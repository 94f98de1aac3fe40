import { Awareness, removeAwarenessStates } from "y-protocols/awareness";
import * as Y from "yjs";
import { type LostWords, watchLostWords } from "../binding/lost-words.ts";
import { Files } from "../files/files.ts";
import { LocalCopy } from "./local-copy.ts";
import type { AsideReason, CopyOwner } from "./local-store.ts";
import { OwnContent } from "./own-content.ts";
import { contentOf, schemaVersion, titleOf } from "./roots.ts";
import type { DeviceFacts } from "./save-status.ts";
import { type ServerFacts, SyncChannel } from "./sync-channel.ts";
import type { SyncSocket } from "./sync-socket.ts";
import { Tabs } from "./tabs.ts";

export interface ReplicaOptions {
  socket: SyncSocket;
  /** The server's `/sync`, as `ws:` or `wss:`. */
  url: string;
  owner: CopyOwner;
  documentId: string;
  token: () => string | Promise<string>;
  /** The document is being made right now. */
  isNew: boolean;
  onServer: (facts: ServerFacts) => void;
  onDevice: (facts: DeviceFacts) => void;
  /** Files began to be sent, or all of them are. */
  onFiles: () => void;
  /** It may be shown. */
  onOpen: () => void;
  /** What was kept here does not belong to the document any more; a new replica has to take its place. */
  onAside: (reason: AsideReason) => void;
}

/**
 * One document in one page and what keeps it: the copy on this device, which is read before anything else, the channel
 * to the server, and the other tabs.
 *
 *     editor ─▶ Y.Doc ─┬─▶ local copy (IndexedDB)     always
 *                      ├─▶ sync channel ─▶ server     whenever there is a connection
 *                      └─▶ tabs                       while there is none
 */
export class Replica {
  readonly document = new Y.Doc();
  readonly awareness = new Awareness(this.document);
  readonly files: Files;
  readonly #options: ReplicaOptions;
  readonly #copy: LocalCopy;
  #channel: SyncChannel | undefined;
  #tabs: Tabs | undefined;
  /** The life of the document this is a replica of, once it is known. */
  #generation: string | undefined;
  readonly #own = new OwnContent(this.document);
  readonly #stopWatching: () => void;
  /** What was lost before anybody asked. */
  #lost: LostWords[] = [];
  #onLostWords: (lost: LostWords[]) => void = (lost) => this.#lost.push(...lost);
  #isDestroyed = false;

  constructor(options: ReplicaOptions) {
    this.#options = options;
    this.#copy = new LocalCopy({
      ...options.owner,
      documentId: options.documentId,
      title: () => titleOf(this.document).toString(),
      onState: options.onDevice,
    });
    this.files = new Files({
      url: options.url,
      documentId: options.documentId,
      token: options.token,
      key: this.#copy.key,
      person: () => String(this.awareness.getLocalState()?.["user"]?.name ?? ""),
      onSending: (addresses) => this.awareness.setLocalStateField("sending", addresses.slice(0, shownSending)),
      onChange: options.onFiles,
    });
    tellOfArrivals(this.awareness, (addresses) => this.files.arrived(addresses));
    this.#stopWatching = watchLostWords(contentOf(this.document), {
      // Another tab of this browser takes care of its own.
      isMine: (id) => this.#own.has(id) && !this.#tabs?.hasClient(id.client),
      isSeen: (id) => this.#own.isSeen(id),
      onLostWords: (lost) => this.loseWords(lost),
    });
    void this.#open();
  }

  get serverStateVector(): Uint8Array | undefined {
    return this.#channel?.serverStateVector;
  }

  /** Tells of words of this device that went with what others deleted, also before, until the result is called. */
  tellLostWords(listener: (lost: LostWords[]) => void): () => void {
    const keep = this.#onLostWords;
    this.#onLostWords = listener;
    const lost = this.#lost;
    this.#lost = [];
    if (lost.length > 0) listener(lost);
    return () => {
      this.#onLostWords = keep;
    };
  }

  loseWords(lost: LostWords[]) {
    this.#onLostWords(lost);
  }

  async setAside(reason: AsideReason): Promise<void> {
    await this.#copy.setAside(reason);
    await this.destroy();
  }

  async destroy(): Promise<void> {
    this.#isDestroyed = true;
    removeAwarenessStates(this.awareness, [this.document.clientID], "left");
    this.document.off("update", this.#onUpdate);
    this.#stopWatching();
    this.#channel?.destroy();
    this.#tabs?.destroy();
    this.awareness.destroy();
    await this.files.destroy();
    await this.#copy.close();
  }

  async #open() {
    const { socket, documentId, token, isNew, onServer, onOpen, onAside } = this.#options;
    const found = await this.#copy.open();
    if (this.#isDestroyed) return;
    if (found && !this.#restore(found.updates)) return onAside("damaged");
    if (isNew && !found) this.#copy.create();
    this.#generation = found?.known.generation;
    this.document.on("update", this.#onUpdate);
    this.#tabs = new Tabs({
      key: this.#copy.key,
      document: this.document,
      awareness: this.awareness,
      generation: () => this.#generation,
      isConnected: () => this.#channel?.isConnected ?? false,
    });
    let isOffline = false;
    this.#channel = new SyncChannel({
      socket,
      documentId,
      document: this.document,
      awareness: this.awareness,
      token,
      schema: schemaVersion,
      known: { ...found?.known },
      hasUnsaved: found?.hasUnsaved ?? false,
      onWelcome: ({ generation }) => this.#isOurs(generation),
      onUnsent: (serverStateVector) => this.#own.begin(serverStateVector),
      onSaved: (receipt) => {
        this.#copy.saved(receipt);
        this.#own.saved();
      },
      onFacts: (facts) => {
        if (facts.connection === "synced") onOpen();
        if (facts.connection === "offline" && !isOffline) this.#tabs?.greet();
        isOffline = facts.connection === "offline";
        this.files.setConnected(facts.connection === "synced");
        onServer(facts);
      },
    });
    // A copy that was begun and holds nothing yet is not an empty document: the server knows.
    const isWhole = found && (found.updates.length > 0 || found.known.generation === undefined);
    if (isWhole || isNew) onOpen();
  }

  /** False when the copy cannot be read as a document. */
  #restore(updates: readonly Uint8Array[]): boolean {
    try {
      this.document.transact(() => {
        for (const update of updates) Y.applyUpdate(this.document, update, this.#copy);
      }, this.#copy);
      return true;
    } catch {
      return false;
    }
  }

  #isOurs(generation: string): boolean {
    if (this.#generation !== undefined && this.#generation !== generation) {
      this.#options.onAside("other-generation");
      return false;
    }
    this.#generation = generation;
    this.#copy.belongsTo(generation);
    return true;
  }

  /** What another tab wrote is kept by that tab. */
  readonly #onUpdate = (update: Uint8Array, origin: unknown) => {
    if (origin === this.#tabs) return;
    const isEdit = origin !== this.#channel;
    if (isEdit) askToPersist();
    this.#copy.append(update, isEdit);
  };
}

/** What is shown of somebody has an end, and only the next few files are soon there. */
const shownSending = 16;

/** Those who send files say so; what somebody no longer sends has arrived. */
function tellOfArrivals(awareness: Awareness, onArrived: (addresses: string[]) => void) {
  let before = new Set<string>();
  awareness.on("change", () => {
    const now = new Set<string>();
    for (const [client, state] of awareness.getStates()) {
      const { sending } = state as { sending?: unknown };
      if (client === awareness.clientID || !Array.isArray(sending)) continue;
      for (const address of sending) now.add(String(address));
    }
    const arrived = [...before].filter((address) => !now.has(address));
    before = now;
    if (arrived.length > 0) onArrived(arrived);
  });
}

let hasAskedToPersist = false;

/** Browsers clear what a site keeps when room gets short, unless it has asked; they grant it without a word or not. */
function askToPersist() {
  if (hasAskedToPersist) return;
  hasAskedToPersist = true;
  void navigator.storage?.persist?.();
}
