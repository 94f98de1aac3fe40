import { readMessage, type ServerMessage } from "./protocol.ts";

/** Somebody who talks over the socket about one document. */
export interface SocketUser {
  readonly address: string;
  /** The socket is open: time to join. */
  opened(): void;
  received(message: ServerMessage): void;
  /** The socket is gone. It comes back by itself unless `stopped`. */
  closed(stopped: boolean): void;
}

const firstDelayMs = 500;
const longestDelayMs = 15_000;
/** Everybody's presence is repeated every 15 s, one's own too: silence for so long is a dead connection. */
const silenceMs = 40_000;
const checkMs = 5_000;

/** One WebSocket for any number of documents, which comes back for ever. */
export class SyncSocket {
  readonly #url: string;
  readonly #users = new Map<string, SocketUser>();
  #socket: WebSocket | undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  #heardAt = 0;
  readonly #check: ReturnType<typeof setInterval>;

  constructor(url: string) {
    this.#url = url;
    this.#check = setInterval(() => this.#checkSilence(), checkMs);
    window.addEventListener("online", this.#tryNow);
    window.addEventListener("offline", this.#startOver);
    document.addEventListener("visibilitychange", this.#tryNow);
    this.#connect();
  }

  get isOpen(): boolean {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  attach(user: SocketUser) {
    this.#users.set(user.address, user);
    if (this.isOpen) user.opened();
  }

  detach(user: SocketUser) {
    this.#users.delete(user.address);
  }

  /** Sends now or not at all: whoever talks over the socket starts anew when it opens. */
  send(frame: Uint8Array) {
    if (this.isOpen) this.#socket?.send(frame as Uint8Array<ArrayBuffer>);
  }

  /** Drops the connection and makes a new one at once. */
  readonly #startOver = () => {
    this.#failures = 0;
    this.#leave();
    this.#connect();
  };

  destroy() {
    clearInterval(this.#check);
    clearTimeout(this.#retry);
    window.removeEventListener("online", this.#tryNow);
    window.removeEventListener("offline", this.#startOver);
    document.removeEventListener("visibilitychange", this.#tryNow);
    this.#users.clear();
    this.#leave();
  }

  #connect() {
    clearTimeout(this.#retry);
    this.#retry = undefined;
    const socket = new WebSocket(this.#url);
    socket.binaryType = "arraybuffer";
    this.#socket = socket;
    this.#heardAt = Date.now();
    socket.addEventListener("open", () => {
      for (const user of this.#users.values()) user.opened();
    });
    socket.addEventListener("message", ({ data }) => {
      this.#failures = 0;
      this.#heardAt = Date.now();
      const { address, message } = readMessage(new Uint8Array(data as ArrayBuffer));
      this.#users.get(address)?.received(message);
    });
    socket.addEventListener("close", ({ code }) => {
      if (this.#socket !== socket) return;
      this.#lost(code >= 4400 && code < 4500);
    });
  }

  /** Forgets the socket without waiting for it: a dead one may take minutes to close. */
  #leave() {
    const socket = this.#socket;
    this.#socket = undefined;
    if (!socket) return;
    socket.close();
    for (const user of this.#users.values()) user.closed(false);
  }

  #lost(isStop: boolean) {
    this.#socket = undefined;
    for (const user of this.#users.values()) user.closed(isStop);
    if (isStop) return;
    const limit = Math.min(longestDelayMs, firstDelayMs * 2 ** this.#failures);
    this.#failures += 1;
    this.#retry = setTimeout(() => this.#connect(), limit * (0.5 + Math.random() / 2));
  }

  readonly #tryNow = () => {
    if (this.#retry === undefined || document.visibilityState === "hidden") return;
    this.#failures = 0;
    this.#connect();
  };

  #checkSilence() {
    if (this.#socket && Date.now() - this.#heardAt > silenceMs) this.#startOver();
  }
}
