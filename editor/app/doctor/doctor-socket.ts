import type { DoctorFrame } from "@weft/server/api";

/** The socket did not open, was closed, or nothing came in time. */
export class NoAnswer extends Error {
  override readonly name = "NoAnswer";
}

const patienceMs = 6_000;

/** A socket at the server's doctor, which answers what it is asked and is silent otherwise. */
export class DoctorSocket {
  readonly #socket: WebSocket;
  readonly #closed: Promise<never>;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    this.#closed = new Promise((_resolve, reject) =>
      socket.addEventListener("close", () => reject(new NoAnswer("The connection was closed."))),
    );
    this.#closed.catch(() => {});
  }

  static async open(url: string): Promise<DoctorSocket> {
    const socket = new WebSocket(url);
    const opened = new DoctorSocket(socket);
    try {
      await opened.#within(patienceMs, (done) => socket.addEventListener("open", () => done(undefined)));
    } catch (error) {
      socket.close();
      throw error;
    }
    return opened;
  }

  /** Asks, and resolves when `isLast` says that the answer is complete. */
  async ask<Type extends DoctorFrame["type"]>(
    type: Type,
    onFrame: (frame: Extract<DoctorFrame, { type: Type }>) => "more" | "last",
  ): Promise<void> {
    let listen = (_event: MessageEvent<string>) => {};
    const answered = this.#within(patienceMs, (done) => {
      listen = ({ data }) => {
        const frame = JSON.parse(data) as DoctorFrame;
        if (frame.type === type && onFrame(frame as Extract<DoctorFrame, { type: Type }>) === "last") done(undefined);
      };
      this.#socket.addEventListener("message", listen);
    });
    this.#socket.send(type);
    await answered.finally(() => this.#socket.removeEventListener("message", listen));
  }

  /** Rejects when the socket is closed. */
  get closed(): Promise<never> {
    return this.#closed;
  }

  close() {
    this.#socket.close();
  }

  async #within(ms: number, work: (done: (value: undefined) => void) => void): Promise<void> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new NoAnswer("Nothing came in time.")), ms);
    });
    await Promise.race([new Promise(work), late, this.#closed]).finally(() => clearTimeout(timer));
  }
}
