import { removeAwarenessStates } from "y-protocols/awareness";
import { type AsideReason, copyKey, type CopyOwner, removeLocalCopy } from "./local-store.ts";
import { Replica } from "./replica.ts";
import { type DeviceFacts, isOnlyInMemory, type SaveStatus, saveStatus } from "./save-status.ts";
import type { ServerFacts } from "./sync-channel.ts";
import { SyncSocket } from "./sync-socket.ts";

/** Who writes, as the others see them. */
export interface Person {
  name: string;
  /** `#rrggbb` */
  color: string;
}

export interface SessionOptions {
  /** The server's `/sync`, as `ws:` or `wss:`. */
  url: string;
  documentId: string;
  person: Person;
  token?: (() => string | Promise<string>) | undefined;
  /** Stable name of the account; separates the copies of different people on one device. */
  user?: string | undefined;
  /** The document is being made right now: it is open at once, also without a network. */
  isNew?: boolean | undefined;
}

export interface SessionState {
  /** `undefined` until the document may be shown: from this device, or when the server has sent it. */
  readonly replica: Replica | undefined;
  readonly status: SaveStatus;
  readonly canWrite: boolean;
  /** Why edits that were made cannot be sent; `undefined` while they can. */
  readonly refusal: string | undefined;
  readonly connection: ServerFacts["connection"];
  /** Closing the page now would lose edits. */
  readonly isOnlyInMemory: boolean;
  /** Why the copy that was on this device was put aside when the document opened. */
  readonly aside: AsideReason | undefined;
}

const nothingYet: ServerFacts = {
  connection: "connecting",
  isEverythingSaved: true,
  canWrite: true,
  refusal: undefined,
};

/** A document being written by one person in one page, through replicas, connections and whatever happens to them. */
export class Session {
  readonly owner: CopyOwner;
  readonly #options: SessionOptions;
  readonly #socket: SyncSocket;
  readonly #listeners = new Set<() => void>();
  #replica: Replica;
  #isOpen = false;
  #server = nothingYet;
  #device: DeviceFacts = "kept";
  #aside: AsideReason | undefined;
  #state: SessionState;
  /** Nobody looks at it any more. */
  #isLeft = false;
  #isEnded = false;

  constructor(options: SessionOptions) {
    this.#options = options;
    this.owner = { server: new URL(options.url).host, user: options.user ?? "" };
    this.#socket = new SyncSocket(options.url);
    this.#replica = this.#begin(options.isNew === true);
    this.#state = this.#currentState();
    window.addEventListener("beforeunload", this.#onBeforeUnload);
    window.addEventListener("pagehide", this.#onPageHide);
    window.addEventListener("pageshow", this.#onPageShow);
  }

  readonly getState = (): SessionState => this.#state;

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  get documentId(): string {
    return this.#options.documentId;
  }

  /** Throws away what is on this device, edits the server does not have included, and starts with what it has. */
  async discard(): Promise<void> {
    await this.#replica.destroy();
    await removeLocalCopy(copyKey(this.owner, this.documentId));
    this.#startOver();
  }

  setPerson(person: Person) {
    this.#options.person = person;
    const { awareness } = this.#replica;
    awareness.setLocalState({ ...awareness.getLocalState(), user: person });
  }

  /** Ends now, or as soon as no edit is in this page alone: leaving a document within the app asks nobody. */
  destroy() {
    this.#isLeft = true;
    this.#leavePresence();
    if (!this.#state.isOnlyInMemory) this.#end();
  }

  #end() {
    if (this.#isEnded) return;
    this.#isEnded = true;
    window.removeEventListener("beforeunload", this.#onBeforeUnload);
    window.removeEventListener("pagehide", this.#onPageHide);
    window.removeEventListener("pageshow", this.#onPageShow);
    void this.#replica.destroy();
    this.#socket.destroy();
  }

  #begin(isNew: boolean): Replica {
    const { url, documentId, person, token = () => "" } = this.#options;
    const replica = new Replica({
      socket: this.#socket,
      url,
      owner: this.owner,
      documentId,
      token,
      isNew,
      onServer: (facts) => {
        this.#server = facts;
        this.#tell();
      },
      onDevice: (facts) => {
        this.#device = facts;
        this.#tell();
      },
      onOpen: () => {
        this.#isOpen = true;
        this.#tell();
      },
      onFiles: () => this.#tell(),
      onAside: (reason) => void this.#replace(reason),
    });
    replica.awareness.setLocalStateField("user", person);
    return replica;
  }

  async #replace(reason: AsideReason) {
    await this.#replica.setAside(reason);
    this.#aside = reason;
    this.#startOver();
  }

  #startOver() {
    if (this.#isLeft) return this.#end();
    this.#isOpen = false;
    this.#server = nothingYet;
    this.#replica = this.#begin(false);
    this.#tell();
  }

  #currentState(): SessionState {
    return {
      replica: this.#isOpen ? this.#replica : undefined,
      status: withFiles(saveStatus(this.#server, this.#device), this.#replica.files.isSending),
      canWrite: this.#server.canWrite,
      refusal: this.#server.refusal,
      connection: this.#server.connection,
      isOnlyInMemory: isOnlyInMemory(this.#server, this.#device),
      aside: this.#aside,
    };
  }

  #tell() {
    const next = this.#currentState();
    const isSame = (Object.keys(next) as (keyof SessionState)[]).every((key) => next[key] === this.#state[key]);
    if (isSame) return;
    this.#state = next;
    for (const listener of this.#listeners) listener();
    if (this.#isLeft && !next.isOnlyInMemory) this.#end();
  }

  readonly #onBeforeUnload = (event: BeforeUnloadEvent) => {
    if (this.#state.isOnlyInMemory) event.preventDefault();
  };

  readonly #onPageHide = () => this.#leavePresence();

  #leavePresence() {
    const { awareness } = this.#replica;
    removeAwarenessStates(awareness, [awareness.clientID], "left");
  }

  /** Back from the browser's page cache. */
  readonly #onPageShow = ({ persisted }: PageTransitionEvent) => {
    if (persisted) this.setPerson(this.#options.person);
  };
}

/** A picture that only this device has is not saved, whatever is said of the words around it. */
function withFiles(status: SaveStatus, isSending: boolean): SaveStatus {
  return status === "saved" && isSending ? "saving" : status;
}
