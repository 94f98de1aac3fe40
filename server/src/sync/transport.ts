import type { Duplex } from "node:stream";
import type { Hocuspocus } from "@hocuspocus/server";
import type { RawData, WebSocket } from "ws";
import { parseDocumentId } from "../documents/document-id.ts";
import { Refusal } from "../refusal.ts";
import { Pace, type PaceLimits } from "./backpressure.ts";
import type { Carrier, Channel } from "./channel.ts";
import { type Message, toMessage } from "./message.ts";
import {
  type CloseReason,
  closeCodes,
  type Frame,
  messageTypes,
  readDenial,
  readFrame,
  writeDenied,
} from "./protocol.ts";

export interface TransportLimits extends PaceLimits {
  maxFrameBytes: number;
  /** Documents on one socket. */
  documents: number;
  /** Bytes of frames kept for a document whose client has not been let in yet. */
  waitingBytes: number;
  /** How long a socket may be open before somebody was let in. */
  authenticationMs: number;
}

export const defaultLimits: TransportLimits = {
  maxFrameBytes: 64 * 1024 * 1024,
  documents: 50,
  waitingBytes: 1024 * 1024,
  authenticationMs: 10_000,
  presenceBytes: 1024 * 1024,
  contentBytes: 4 * 1024 * 1024,
  closeBytes: 16 * 1024 * 1024,
  progressMs: 30_000,
  progressBytes: 1024 * 1024,
};

const maxAddressLength = 16 * 1024;
const closingMs = 1_000;

/** After the error of a broken frame or connection comes `close`, which does the work. */
function closesAnyway() {}

/** Hocuspocus's side of a socket. */
export type ClientConnection = ReturnType<Hocuspocus["handleConnection"]>;

/** A document the client asked for: waiting to be let in, or joined. */
type Seat =
  /** `isLeft` says that the client has closed it already; what comes after that is for the next to sit here. */
  { state: "waiting"; frames: Frame[]; bytes: number; isLeft: boolean } | { state: "joined"; channel: Channel };

export interface TransportOptions {
  socket: WebSocket;
  /** The stream below the socket; it tells when the reader has caught up. */
  stream: Duplex;
  limits: TransportLimits;
  /** Something failed that is not a refusal, with a document if it was at work on one. The socket is closed already. */
  onError: (error: unknown, channel: Channel | undefined) => void;
}

/**
 * One WebSocket. Content and presence go through channels of our own; everything else (signing in, loading, leaving,
 * stateless messages) goes to Hocuspocus. Until a document is joined only its auth frame is passed on, so that
 * Hocuspocus's own handling of content never runs.
 */
export class Transport implements Carrier {
  readonly #socket: WebSocket;
  readonly #stream: Duplex;
  readonly #limits: TransportLimits;
  readonly #onError: TransportOptions["onError"];
  readonly #pace: Pace;
  readonly #seats = new Map<string, Seat>();
  /** Until somebody was let in. */
  #deadline: NodeJS.Timeout | undefined;
  #control: ClientConnection | undefined;
  #isAlive = true;
  #isDeaf = false;

  constructor({ socket, stream, limits, onError }: TransportOptions) {
    this.#socket = socket;
    this.#stream = stream;
    this.#limits = limits;
    this.#onError = onError;
    this.#pace = new Pace(limits, stream, () => this.close(closeCodes.tooSlow));
    this.#deadline = setTimeout(() => this.close(closeCodes.notAuthenticated), limits.authenticationMs);
    stream.on("drain", () => this.#drained());
    socket.on("pong", () => {
      this.#isAlive = true;
    });
    socket.on("error", closesAnyway);
  }

  /** Starts to listen. `control` is Hocuspocus's side of this socket. */
  begin(control: ClientConnection) {
    this.#control = control;
    this.#socket.on("message", (data, isBinary) => this.#receive(data, isBinary));
    this.#socket.on("close", (code, reason) => {
      this.#isDeaf = true;
      this.#forgetDeadline();
      this.#pace.stop();
      control.handleClose({ code, reason: reason.toString() });
    });
  }

  /** Hocuspocus has let the client in. What it sent meanwhile is handled now. */
  join(address: string, channel: Channel) {
    const seat = this.#seats.get(address);
    this.#forgetDeadline();
    this.#seats.set(address, { state: "joined", channel });
    channel.connection.onClose(() => {
      channel.leave();
      this.#seats.delete(address);
    });
    if (seat?.state !== "waiting") return;
    for (const frame of seat.frames) {
      if (this.#isDeaf) return;
      this.#handle(frame);
    }
  }

  get readyState(): number {
    return this.#socket.readyState;
  }

  get maxFrameBytes(): number {
    return this.#limits.maxFrameBytes;
  }

  get isCongested(): boolean {
    return this.#pace.isTooSlowForContent;
  }

  /** Written to the stream itself: `ws` would frame it anew for every reader, and write it in two pieces. */
  send(message: Message) {
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    this.#stream.write(message);
    this.#pace.sent(message.length);
  }

  /** What Hocuspocus sends: answers to signing in, presence, stateless messages. */
  sendControl(frame: Uint8Array) {
    const { type, address } = readFrame(frame);
    if (type === messageTypes.awareness && this.#pace.isTooSlowForPresence) return;
    this.send(toMessage(frame));
    if (type === messageTypes.close) this.#seats.delete(address);
    if (type !== messageTypes.auth) return;
    const denial = readDenial(readFrame(frame));
    if (denial !== undefined) this.#seats.delete(address);
    if (denial === "unavailable") this.close(closeCodes.tryAgainLater);
  }

  /** Takes nothing more from the client; what it was promised still goes out. */
  stopListening() {
    this.#isDeaf = true;
  }

  close({ code, reason }: CloseReason) {
    this.#isDeaf = true;
    this.#socket.close(code, reason);
  }

  /** Asks for a sign of life; a socket that gave none since the last time is gone. */
  ping() {
    if (!this.#isAlive) this.#socket.terminate();
    this.#isAlive = false;
    if (this.#socket.readyState === this.#socket.OPEN) this.#socket.ping();
  }

  /** Closes and resolves when the client has closed too, or did not in time. */
  end(reason: CloseReason): Promise<void> {
    return new Promise((resolve) => {
      const impatience = setTimeout(() => this.#socket.terminate(), closingMs);
      this.#socket.once("close", () => {
        clearTimeout(impatience);
        resolve();
      });
      this.close(reason);
    });
  }

  #receive(data: RawData, isBinary: boolean) {
    if (this.#isDeaf) return;
    this.#isAlive = true;
    this.#attempt(() => {
      if (!isBinary) throw new Refusal("malformed", "A text frame.");
      this.#handle(readFrame(data as Buffer));
    });
  }

  #handle(frame: Frame) {
    const seat = this.#seats.get(frame.address) ?? this.#open(frame.address);
    if (!seat) return;
    if (seat.state === "joined") {
      this.#attempt(() => this.#pass(frame, seat.channel), seat.channel);
    } else if (frame.type === messageTypes.auth && !seat.isLeft) {
      this.#control?.handleMessage(frame.bytes);
    } else {
      seat.isLeft ||= frame.type === messageTypes.close;
      seat.frames.push(frame);
      seat.bytes += frame.bytes.length;
      if (seat.bytes > this.#limits.waitingBytes) this.close(closeCodes.tryAgainLater);
    }
  }

  /** Leaving is done at once: Hocuspocus would do it after whoever opens the document anew on this socket has come. */
  #pass(frame: Frame, channel: Channel) {
    if (frame.type === messageTypes.close) channel.connection.close();
    else if (!channel.receive(frame)) this.#control?.handleMessage(frame.bytes);
  }

  #open(address: string): Seat | undefined {
    if (address.length > maxAddressLength) throw new Refusal("malformed", "The address is too long.");
    if (this.#seats.size >= this.#limits.documents) {
      this.close(closeCodes.tooManyDocuments);
      return undefined;
    }
    try {
      parseDocumentId(address.split("\0", 1)[0] ?? "");
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.send(toMessage(writeDenied(address, error.code)));
      return undefined;
    }
    const seat: Seat = { state: "waiting", frames: [], bytes: 0, isLeft: false };
    this.#seats.set(address, seat);
    return seat;
  }

  #drained() {
    for (const seat of this.#seats.values()) {
      if (this.isCongested) return;
      if (seat.state === "joined") this.#attempt(() => seat.channel.drained(), seat.channel);
    }
  }

  #forgetDeadline() {
    clearTimeout(this.#deadline);
    this.#deadline = undefined;
  }

  /** Whatever a frame makes go wrong costs its own socket: the same frame would do the same again. */
  #attempt(work: () => void, channel?: Channel) {
    try {
      work();
    } catch (error) {
      this.close(closeCodes.malformed);
      if (!(error instanceof Refusal)) this.#onError(error, channel);
    }
  }
}
