import { EventEmitter } from "node:events";
import type { Duplex } from "node:stream";
import type { WebSocket } from "ws";

const states = { open: 1, closing: 2, closed: 3 };

/** Between a simulated client and a server: what is sent arrives when the schedule says so, in order, or never. */
export class SimulatedConnection {
  readonly #socket = new SimulatedSocket(() => this.cut());
  readonly #stream: SimulatedStream;

  /** `onSent` hears of every message the moment the server lets it go. */
  constructor(onSent: (message: Uint8Array) => void) {
    this.#stream = new SimulatedStream(onSent);
  }

  get isOpen(): boolean {
    return this.#socket.readyState === states.open;
  }

  /** As `ws` and `net` would hand it to the server. */
  get serverSide(): { socket: WebSocket; stream: Duplex } {
    return { socket: this.#socket as unknown as WebSocket, stream: this.#stream as unknown as Duplex };
  }

  /** A frame of the client arrives. */
  arrive(frame: Uint8Array) {
    if (this.isOpen) this.#socket.emit("message", Buffer.from(frame), true);
  }

  get hasNews(): boolean {
    return this.#stream.messages.length > 0;
  }

  /** The client reads the next message of the server, whose stream may have room again. */
  read(): Uint8Array | undefined {
    return this.#stream.read();
  }

  /** Both sides lose it, and all that was on its way. */
  cut() {
    if (this.#socket.readyState === states.closed) return;
    this.#socket.readyState = states.closed;
    this.#stream.messages.length = 0;
    this.#socket.emit("close", 1006, Buffer.from(""));
  }
}

class SimulatedSocket extends EventEmitter {
  readonly OPEN = states.open;
  readyState = states.open;
  readonly #end: () => void;

  constructor(end: () => void) {
    super();
    this.#end = end;
  }

  close() {
    if (this.readyState !== states.open) return;
    this.readyState = states.closing;
    queueMicrotask(this.#end);
  }

  terminate() {
    this.#end();
  }

  ping() {}
}

class SimulatedStream extends EventEmitter {
  readonly messages: Uint8Array[] = [];
  writableLength = 0;
  #needsDrain = false;
  readonly #onSent: (message: Uint8Array) => void;

  constructor(onSent: (message: Uint8Array) => void) {
    super();
    this.#onSent = onSent;
  }

  write(message: Uint8Array): boolean {
    this.#onSent(message);
    this.messages.push(message);
    this.writableLength += message.length;
    this.#needsDrain = true;
    return false;
  }

  read(): Uint8Array | undefined {
    const message = this.messages.shift();
    this.writableLength = this.messages.reduce((sum, { length }) => sum + length, 0);
    if (this.#needsDrain && this.writableLength === 0) {
      this.#needsDrain = false;
      this.emit("drain");
    }
    return message;
  }
}
