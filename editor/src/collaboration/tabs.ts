import { applyAwarenessUpdate, type Awareness, encodeAwarenessUpdate } from "y-protocols/awareness";
import * as Y from "yjs";

/** What tabs of one browser tell each other while they have no connection of their own. */
type TabMessage = { generation: string | undefined } & TabContent;

type TabContent =
  | { type: "hello"; stateVector: Uint8Array; isAnswer: boolean }
  | { type: "update"; update: Uint8Array }
  | { type: "awareness"; update: Uint8Array };

export interface TabsOptions {
  /** The same for all tabs that have the same copy of the same document. */
  key: string;
  document: Y.Doc;
  awareness: Awareness;
  /** The life of the document, once it is known: a tab that has another one is not heard, nor one that has none yet. */
  generation: () => string | undefined;
  /** A tab with a connection is heard through the server. */
  isConnected: () => boolean;
}

/** Lets tabs of one browser see each other without a network. */
export class Tabs {
  readonly #options: TabsOptions;
  readonly #channel: BroadcastChannel;
  /** Clients of Yjs that were heard of. */
  readonly #heard = new Set<number>();

  constructor(options: TabsOptions) {
    this.#options = options;
    this.#channel = new BroadcastChannel(`weft:${options.key}`);
    this.#channel.addEventListener("message", ({ data }: MessageEvent<TabMessage>) => this.#receive(data));
    options.document.on("update", this.#onUpdate);
    options.awareness.on("update", this.#onAwareness);
    this.greet();
  }

  /** It is the client of another tab that is there. */
  hasClient(client: number): boolean {
    return this.#heard.has(client) && this.#options.awareness.getStates().has(client);
  }

  /** Finds the other tabs; also when the connection is lost, as from then on they hear from this one directly. */
  greet() {
    this.#hello(false);
    this.#announce();
  }

  destroy() {
    const { document, awareness } = this.#options;
    document.off("update", this.#onUpdate);
    awareness.off("update", this.#onAwareness);
    this.#channel.close();
  }

  readonly #onUpdate = (update: Uint8Array, origin: unknown) => {
    if (origin !== this && !this.#options.isConnected()) this.#post({ type: "update", update });
  };

  readonly #onAwareness = ({ added, updated }: Record<"added" | "updated", number[]>, origin: unknown) => {
    if (origin === this) for (const client of [...added, ...updated]) this.#heard.add(client);
    if (origin !== this && !this.#options.isConnected()) this.#postPresence();
  };

  /** Presence is only believed when its clock has moved on, and setting it again moves it. */
  #announce() {
    const { awareness } = this.#options;
    awareness.setLocalState(awareness.getLocalState());
  }

  #postPresence() {
    const { awareness } = this.#options;
    this.#post({ type: "awareness", update: encodeAwarenessUpdate(awareness, [awareness.clientID]) });
  }

  #receive(message: TabMessage) {
    const { document, awareness, isConnected, generation } = this.#options;
    if (message.generation !== generation()) return;
    switch (message.type) {
      case "hello":
        this.#post({ type: "update", update: Y.encodeStateAsUpdate(document, message.stateVector) });
        if (isConnected()) return;
        this.#announce();
        if (!message.isAnswer) this.#hello(true);
        return;
      case "update":
        Y.applyUpdate(document, message.update, this);
        return;
      case "awareness":
        applyAwarenessUpdate(awareness, message.update, this);
    }
  }

  #hello(isAnswer: boolean) {
    this.#post({ type: "hello", stateVector: Y.encodeStateVector(this.#options.document), isAnswer });
  }

  #post(content: TabContent) {
    const message: TabMessage = { generation: this.#options.generation(), ...content };
    this.#channel.postMessage(message);
  }
}
