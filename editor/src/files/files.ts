import type { DocumentFiles, FileState, RefusedFile, Transfer } from "../blocks/media/document-files.ts";
import { hashContent, hashNow } from "./content-hash.ts";
import { FileServer, type FileServerOptions, type SendOutcome } from "./file-server.ts";
import { Follower } from "./follower.ts";
import { showableUrl } from "./showable-url.ts";
import { SendingQueue } from "./sending-queue.ts";
import { WaitingFiles } from "./waiting-files.ts";

export interface FilesOptions extends FileServerOptions {
  /** Of the copy of the document on this device. */
  key: string;
  person: () => string;
  /** What is being sent has changed: the addresses, for others to see. */
  onSending: (addresses: string[]) => void;
  /** Whether anything waits has changed. */
  onChange: () => void;
}

/** What is known of one file while somebody looks at it or it is on its way. */
interface Entry {
  content?: Blob;
  /** Where the content is shown from. */
  url?: string;
  /** Whether the device has it, should the page be closed. */
  isKept: boolean;
  transfer?: Transfer | undefined;
  state: FileState;
  follower?: Follower;
  readonly listeners: Set<(state: FileState) => void>;
}

/**
 * The files of one document in one page. What is placed here is shown from this device at once, kept there, and sent when
 * the server takes it, also by a page that is opened later; what others placed is looked for until it is there.
 */
export class Files implements DocumentFiles {
  readonly place: string;
  readonly home: string;
  readonly person: () => string;
  readonly #options: FilesOptions;
  readonly #server: FileServer;
  readonly #device: WaitingFiles;
  readonly #queue: SendingQueue;
  readonly #entries = new Map<string, Entry>();
  readonly #deviceIsRead: Promise<void>;
  #isConnected = false;
  #isDestroyed = false;

  constructor(options: FilesOptions) {
    this.#options = options;
    this.person = options.person;
    this.place = options.documentId;
    this.#server = new FileServer(options);
    this.home = this.#server.home;
    this.#device = new WaitingFiles(options.key);
    this.#queue = new SendingQueue({
      lockName: (address) => `weft-file:${options.key}:${address}`,
      send: (address, signal) => this.#send(address, signal),
      onDone: (address, outcome) => void this.#sent(address, outcome),
      onChange: () => this.#tellQueue(),
    });
    window.addEventListener("beforeunload", this.#onBeforeUnload);
    this.#deviceIsRead = this.#readDevice();
  }

  /** Something is on its way to the server, or waits to be. */
  get isSending(): boolean {
    return this.#queue.addresses.length > 0;
  }

  /** With a connection what waits is sent, and what is missed is looked for. */
  setConnected(isConnected: boolean) {
    if (isConnected === this.#isConnected) return;
    this.#isConnected = isConnected;
    if (!isConnected) return this.#queue.pause();
    this.#queue.start();
    for (const { follower } of this.#entries.values()) follower?.lookAgain();
  }

  /** Somebody else has sent these. */
  arrived(addresses: Iterable<string>) {
    for (const address of addresses) this.#entries.get(address)?.follower?.lookAgain();
  }

  readonly add = async (file: Blob): Promise<string> => {
    const address = await hashContent(new Uint8Array(await file.arrayBuffer()));
    await this.#take(address, file);
    return address;
  };

  readonly addNow = (content: Uint8Array<ArrayBuffer>, type: string): string => {
    const address = hashNow(content);
    void this.#take(address, new Blob([content], { type }));
    return address;
  };

  readonly bring = (address: string, from: string) => {
    if (this.#entries.get(address)?.content) return;
    void this.#server
      .of(from)
      .get(address)
      .then((content) => (content instanceof Blob ? this.#take(address, content) : undefined));
  };

  readonly follow = (address: string, listener: (state: FileState) => void) => {
    const entry = this.#entry(address);
    entry.listeners.add(listener);
    listener(entry.state);
    // Its sending was cancelled with the block, and the block is back.
    const { content, transfer } = entry;
    if (content && transfer?.type === "waiting" && !this.#queue.has(address)) void this.#take(address, content);
    void this.#deviceIsRead.then(() => {
      const isNeeded = !entry.url && entry.listeners.size > 0 && !this.#isDestroyed;
      if (isNeeded) entry.follower ??= this.#follower(address, entry);
    });
    return () => {
      entry.listeners.delete(listener);
      if (entry.listeners.size > 0) return;
      entry.follower?.destroy();
      delete entry.follower;
    };
  };

  readonly lookAgain = (address: string) => this.#entries.get(address)?.follower?.broken();

  readonly retry = (address: string) => {
    const entry = this.#entries.get(address);
    if (entry?.content) void this.#take(address, entry.content);
  };

  readonly cancel = (address: string) => {
    this.#queue.remove(address);
    void this.#device.remove(address).catch(() => {});
  };

  readonly link = async (address: string): Promise<string> => {
    return this.#entries.get(address)?.url ?? this.#server.link(address);
  };

  async destroy(): Promise<void> {
    this.#isDestroyed = true;
    window.removeEventListener("beforeunload", this.#onBeforeUnload);
    this.#queue.destroy();
    for (const { follower, url } of this.#entries.values()) {
      follower?.destroy();
      if (url) URL.revokeObjectURL(url);
    }
    await this.#device.close();
  }

  async #readDevice() {
    const waiting = await this.#device.list().catch(() => []);
    for (const { address, content } of waiting) {
      const entry = this.#entry(address);
      entry.isKept = true;
      await this.#hold(entry, content);
      this.#enqueue(address, entry);
    }
  }

  async #take(address: string, content: Blob): Promise<void> {
    const entry = this.#entry(address);
    await this.#hold(entry, content);
    this.#enqueue(address, entry);
    // Where the device keeps nothing, the page has to stay until it is sent.
    entry.isKept = await this.#device.put(address, content).then(
      () => true,
      () => false,
    );
    // It may have been taken by the server meanwhile.
    if (!this.#queue.has(address)) await this.#device.remove(address).catch(() => {});
    this.#show(entry);
  }

  async #hold(entry: Entry, content: Blob) {
    entry.content ??= content;
    entry.url ??= await showableUrl(entry.content);
  }

  #enqueue(address: string, entry: Entry) {
    if (this.#isDestroyed) return;
    entry.transfer = { type: "waiting", isKept: entry.isKept };
    this.#queue.add(address);
    this.#show(entry);
  }

  async #send(address: string, signal: AbortSignal): Promise<SendOutcome> {
    const entry = this.#entry(address);
    const { content } = entry;
    if (!content) return { type: "refused", code: undefined };
    // Another page has sent it while this one waited for its turn.
    if (entry.isKept && !(await this.#isOnDevice(address)) && (await this.#server.has(address)))
      return { type: "taken" };
    const room = await this.#server.room();
    if (room === undefined) return { type: "later" };
    if (room === "none") return { type: "refused", code: "not-found" };
    if (content.size > room.largestFile && !(await this.#server.has(address))) {
      return { type: "refused", code: "too-large" };
    }
    const onPart = (part: number) => {
      entry.transfer = { type: "sending", part };
      this.#show(entry);
    };
    onPart(0);
    return this.#server.send(address, content, { signal, onPart });
  }

  async #isOnDevice(address: string): Promise<boolean> {
    return (await this.#device.get(address).catch(() => undefined)) !== undefined;
  }

  async #sent(address: string, outcome: SendOutcome) {
    const entry = this.#entry(address);
    entry.transfer = transferAfter(outcome, entry.isKept);
    this.#show(entry);
    if (outcome.type === "taken") await this.#device.remove(address).catch(() => {});
  }

  #follower(address: string, entry: Entry): Follower {
    return new Follower({
      server: this.#server,
      address,
      lookHere: () => this.#lookHere(address, entry),
      onState: (state) => this.#tell(entry, state),
    });
  }

  async #lookHere(address: string, entry: Entry): Promise<boolean> {
    const content = await this.#device.get(address).catch(() => undefined);
    if (!content) return false;
    entry.isKept = true;
    await this.#hold(entry, content);
    this.#enqueue(address, entry);
    return true;
  }

  #show(entry: Entry) {
    if (!entry.url || this.#isDestroyed) return;
    entry.follower?.destroy();
    delete entry.follower;
    const { transfer } = entry;
    const shown = transfer?.type === "waiting" ? { ...transfer, isKept: entry.isKept } : transfer;
    this.#tell(entry, { type: "here", url: entry.url, transfer: shown });
  }

  #tell(entry: Entry, state: FileState) {
    entry.state = state;
    for (const listener of entry.listeners) listener(state);
  }

  #tellQueue() {
    this.#options.onSending(this.#queue.addresses);
    this.#options.onChange();
  }

  #entry(address: string): Entry {
    const entry = this.#entries.get(address) ?? { isKept: false, state: { type: "looking" }, listeners: new Set() };
    this.#entries.set(address, entry);
    return entry;
  }

  readonly #onBeforeUnload = (event: BeforeUnloadEvent) => {
    const isLost = this.#queue.addresses.some((address) => !this.#entries.get(address)?.isKept);
    if (isLost) event.preventDefault();
  };
}

function transferAfter(outcome: SendOutcome, isKept: boolean): Transfer | undefined {
  switch (outcome.type) {
    case "taken":
      return undefined;
    case "later":
      return { type: "waiting", isKept };
    case "refused":
      return { type: "refused", reason: reasons.get(outcome.code) ?? "failed" };
  }
}

const reasons = new Map<string | undefined, RefusedFile>([
  ["too-large", "too-large"],
  ["not-allowed", "not-allowed"],
  ["document-deleted", "not-allowed"],
  ["not-found", "not-supported"],
]);
