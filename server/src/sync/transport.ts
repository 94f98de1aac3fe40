import { once } from "node:events";
import type { Duplex } from "node:stream";
import type { Hocuspocus } from "@hocuspocus/server";
import type { RawData, WebSocket } from "ws";
import { parseDocumentId } from "../documents/document-id.ts";
import { closeLabel } from "../measures/close-label.ts";
import type { Measures } from "../measures/measures.ts";
import { Refusal, type RefusalCode } from "../refusal.ts";
import type { Allowance } from "./allowance.ts";
import { Pace, type PaceLimits } from "./backpressure.ts";
import { Brake } from "./brake.ts";
import type { Carrier, Channel } from "./channel.ts";
import { type Message, toMessage } from "./message.ts";
import type { Piecemeal } from "./piecemeal.ts";
import {
  type Address,
  type CloseReason,
  checkToken,
  closeCodes,
  type Frame,
  isQuestion,
  messageTypes,
  readDenial,
  readFrame,
  isForGood,
  writeDenied,
  writeToken,
} from "./protocol.ts";
import type { Rota } from "./rota.ts";
import { Stranger, type StrangerLimits, type Strangers } from "./strangers.ts";
import { Turns } from "./turns.ts";
import type { Visitor } from "./visitors.ts";
import type { Wire } from "./wire.ts";
import { closingOf } from "./y-websocket.ts";

export interface TransportLimits extends PaceLimits, StrangerLimits {
  maxFrameBytes: number;
  /** Documents on one socket. */
  documents: number;
  /** Bytes of frames kept for a document whose client has not been let in yet. */
  waitingBytes: number;
  /** Tokens that may be refused on one socket. */
  failedSignIns: number;
}

const maxAddressLength = 16 * 1024;
const closingMs = 1_000;
const signOfLifeMs = 2_000;

/** Denials that say nothing of who asks. */
const innocentDenials = new Set(["unavailable", "stopping", "document-deleted", "invalid-document-id"]);

/** After the error of a broken frame or connection comes `close`, which does the work. */
function closesAnyway() {}

/** Hocuspocus's side of a socket. */
export type ClientConnection = ReturnType<Hocuspocus["handleConnection"]>;

/** A document the client asked for: waiting to be let in, or joined. */
type Seat = WaitingSeat | { state: "joined"; channel: Channel };

interface WaitingSeat {
  state: "waiting";
  frames: Frame[];
  bytes: number;
  /** The client showed a token, or did not have one to show. */
  isSigningIn: boolean;
  /** The client has closed it already; what comes after that is for the next to sit here. */
  isLeft: boolean;
}

export interface TransportOptions {
  socket: WebSocket;
  /** The stream below the socket; it tells when the reader has caught up. */
  stream: Duplex;
  wire: Wire;
  limits: TransportLimits;
  measures: Measures;
  visitor: Visitor;
  strangers: Strangers;
  allowance: Allowance;
  /** For everybody who is behind. */
  rota: Rota;
  /** Something failed that is not a refusal, with a document if it was at work on one. The socket is closed already. */
  onError: (error: unknown, channel: Channel | undefined) => void;
}

/**
 * One WebSocket. Content and presence go through channels of our own; signing in, loading and leaving go to Hocuspocus.
 * It is passed auth frames that show a token and nothing else, so that its own handling of frames never runs.
 */
export class Transport implements Carrier {
  readonly #socket: WebSocket;
  readonly #stream: Duplex;
  readonly #wire: Wire;
  readonly #limits: TransportLimits;
  readonly #measures: Measures;
  readonly #onError: TransportOptions["onError"];
  readonly #pace: Pace;
  readonly #seats = new Map<string, Seat>();
  readonly #visitor: Visitor;
  readonly #allowance: Allowance;
  readonly #brake: Brake;
  readonly #turns: Turns;
  /** Until somebody has signed in. */
  #stranger: Stranger | undefined;
  #failedSignIns = 0;
  #control: ClientConnection | undefined;
  /** Resolves when the socket is closed and everything that came on it is handled. */
  readonly left: Promise<void>;
  #leave!: () => void;
  #isAlive = true;
  #isDeaf = false;
  /** The code this side closed it with. */
  #closeCode: number | undefined;

  constructor(options: TransportOptions) {
    const { socket, stream, wire, limits, measures, visitor, strangers, allowance, rota, onError } = options;
    this.#socket = socket;
    this.#visitor = visitor;
    this.#allowance = allowance;
    this.left = new Promise((resolve) => (this.#leave = resolve));
    this.#brake = new Brake(socket);
    this.#turns = new Turns(rota, this.#brake);
    this.#stream = stream;
    this.#wire = wire;
    this.#limits = limits;
    this.#measures = measures;
    this.#onError = onError;
    this.#pace = new Pace(limits, stream, () => this.close(closeCodes.tooSlow));
    this.#stranger = new Stranger(strangers, {
      stream,
      brake: this.#brake,
      limits,
      onTooLate: () => void this.end(closeCodes.notAuthenticated),
      onTooMuch: () => this.#turnOut(),
    });
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
      this.#measures.closes.add(closeLabel(this.#closeCode, code));
      this.#hide();
      this.#knowClient();
      this.#pace.stop();
      this.#turns.finish(() => {
        this.#isDeaf = true;
        this.#brake.stop();
        this.#visitor.leave();
        control.handleClose({ code, reason: reason.toString() });
        this.#leave();
      });
    });
  }

  /** Asks for a document with a token that did not come in a frame. */
  signIn(address: string, token: string) {
    this.#attempt(() => this.#handle(readFrame(writeToken(address, token))));
  }

  /** Hocuspocus has let the client in. What it sent meanwhile is handled now. */
  join(address: string, channel: Channel) {
    const seat = this.#seats.get(address);
    this.#knowClient();
    this.#seats.set(address, { state: "joined", channel });
    channel.connection.onClose(() => {
      channel.leave();
      this.#seats.delete(address);
    });
    if (seat?.state !== "waiting") return;
    // It may have gone meanwhile, and what it had sent is still to be handled.
    if (this.#socket.readyState !== this.#socket.OPEN) channel.hide();
    this.#turns.handleFirst(seat.frames.map((frame) => ({ size: frame.bytes.length, run: () => this.#hear(frame) })));
  }

  /** Whose messages these are from now on; empty for somebody without an account, who counts by address. */
  belongsTo(user: string) {
    const from = this.#visitor.neighbourhood;
    this.#allowance.belongsTo(user === "" ? from && `address ${from}` : `user ${user}`);
  }

  /**
   * For Hocuspocus, which takes out of all its documents whoever it finds gone: while what came before is handled, nobody
   * is.
   */
  get readyState(): number {
    return this.#isDeaf ? this.#socket.readyState : this.#socket.OPEN;
  }

  get maxFrameBytes(): number {
    return this.#limits.maxFrameBytes;
  }

  /** What waits for the reader. */
  get bufferedBytes(): number {
    return this.#stream.writableLength;
  }

  get isCongested(): boolean {
    return this.#pace.isTooSlowForContent;
  }

  get isTooSlowForPresence(): boolean {
    return this.#pace.isTooSlowForPresence;
  }

  async isThere(): Promise<boolean> {
    if (this.#socket.readyState !== this.#socket.OPEN) return false;
    const answer = once(this.#socket, "pong", { signal: AbortSignal.timeout(signOfLifeMs) });
    this.#socket.ping();
    return answer.then(
      () => true,
      () => false,
    );
  }

  /** Written to the stream itself: `ws` would frame it anew for every reader, and write it in two pieces. */
  send(message: Message) {
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    this.#stream.write(message);
    this.#pace.sent(message.length);
  }

  /** The address that frames to this client carry. */
  addressOf(address: string): Address {
    return this.#wire.addressOf(address);
  }

  /** What Hocuspocus sends: answers to signing in and out. */
  sendControl(bytes: Uint8Array) {
    const frame = readFrame(bytes);
    const { type, address } = frame;
    if (this.#wire.hasControlFrames) this.send(toMessage(bytes));
    const denial = readDenial(frame);
    if (denial !== undefined) this.#denied(address, denial);
    else if (type === messageTypes.close) this.#left(address);
  }

  /** Tells the client that it may not have a document. */
  deny(address: string, reason: RefusalCode) {
    if (this.#wire.hasControlFrames) this.send(toMessage(writeDenied(address, reason)));
    else this.close(closingOf(reason));
  }

  /** Takes nothing more from the client; what it was promised still goes out. */
  stopListening() {
    this.#isDeaf = true;
  }

  close({ code, reason }: CloseReason) {
    if (!this.#isDeaf && isForGood(code)) this.#visitor.misbehaved();
    this.#isDeaf = true;
    this.#closeCode ??= code;
    // A client may take its time to close, too.
    this.#hide();
    this.#socket.close(code, reason);
  }

  /** Asks for a sign of life; a socket that gave none since the last time is gone, if we would have heard it. */
  ping() {
    if (!this.#isAlive && !this.#brake.isOn) this.#socket.terminate();
    this.#isAlive = false;
    if (this.#socket.readyState === this.#socket.OPEN) this.#socket.ping();
  }

  /** Closes and resolves when the client has closed too, or did not in time. */
  async end(reason: CloseReason): Promise<void> {
    const impatience = setTimeout(() => this.#socket.terminate(), closingMs);
    this.close(reason);
    await this.left;
    clearTimeout(impatience);
  }

  #hide() {
    for (const seat of this.#seats.values()) if (seat.state === "joined") seat.channel.hide();
  }

  #receive(data: RawData, isBinary: boolean) {
    if (this.#isDeaf) return;
    this.#isAlive = true;
    if (!isBinary) {
      this.close(closeCodes.malformed);
      return;
    }
    const bytes = data as Buffer;
    const early = this.#allowance.spend(bytes.length);
    if (early > 0) this.#brake.holdFor(early);
    const task = { size: bytes.length, run: () => this.#read(bytes) };
    if (early > 0 || this.#turns.isBehind) this.#turns.add(task);
    else this.#turns.handle(task);
  }

  #read(bytes: Buffer): Piecemeal<void> | void {
    if (!this.#isDeaf) return this.#attempt(() => this.#handle(this.#wire.read(bytes)));
  }

  #hear(frame: Frame): Piecemeal<void> | void {
    if (!this.#isDeaf) return this.#attempt(() => this.#handle(frame));
  }

  /** Returns what is left to do of it, if that is too much to be done at once. */
  #handle(frame: Frame): Piecemeal<void> | void {
    const seat = this.#seats.get(frame.address) ?? this.#open(frame);
    if (!seat) return;
    if (seat.state === "joined") {
      return this.#attempt(() => this.#pass(frame, seat.channel), seat.channel);
    } else if (frame.type === messageTypes.auth && !seat.isLeft) {
      if (!seat.isSigningIn) this.#stranger?.signsIn();
      seat.isSigningIn = true;
      this.#showToken(frame);
    } else {
      if (!seat.isSigningIn && isQuestion(frame)) this.#signInWithout(seat, frame.address);
      seat.isLeft ||= frame.type === messageTypes.close;
      seat.frames.push(frame);
      seat.bytes += frame.bytes.length;
      if (seat.bytes > this.#limits.waitingBytes) this.close(closeCodes.tryAgainLater);
    }
  }

  /** Hocuspocus's provider 2 shows no token when it has none; it asks for the state at once. */
  #signInWithout(seat: WaitingSeat, address: string) {
    seat.isSigningIn = true;
    this.#control?.handleMessage(writeToken(address, ""));
  }

  /** Leaving is done at once: Hocuspocus would do it after whoever opens the document anew on this socket has come. */
  #pass(frame: Frame, channel: Channel): Piecemeal<void> | void {
    if (frame.type === messageTypes.close) channel.connection.close();
    else if (frame.type === messageTypes.auth) this.#showToken(frame);
    else return channel.receive(frame);
  }

  #showToken(frame: Frame) {
    checkToken(frame);
    this.#control?.handleMessage(frame.bytes);
  }

  #open({ address, type }: Frame): Seat | undefined {
    if (type === messageTypes.close) return undefined;
    if (address.length > maxAddressLength) throw new Refusal("malformed", "The address is too long.");
    if (this.#seats.size >= this.#limits.documents) {
      this.close(closeCodes.tooManyDocuments);
      return undefined;
    }
    try {
      parseDocumentId(address.split("\0", 1)[0] ?? "");
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.#measures.refusals.add(error.code);
      this.deny(address, error.code);
      return undefined;
    }
    const seat: Seat = { state: "waiting", frames: [], bytes: 0, isSigningIn: false, isLeft: false };
    this.#seats.set(address, seat);
    return seat;
  }

  #drained() {
    for (const seat of this.#seats.values()) {
      if (this.isCongested) return;
      if (seat.state === "joined") this.#attempt(() => seat.channel.drained(), seat.channel);
    }
  }

  /** Hocuspocus has taken it out of a document, which may be all there is on its socket. */
  #left(address: string) {
    this.#seats.delete(address);
    if (!this.#wire.hasControlFrames) this.close(closeCodes.restarting);
  }

  #knowClient() {
    this.#stranger?.leave();
    this.#stranger = undefined;
  }

  #denied(address: string, reason: string) {
    this.#seats.delete(address);
    this.#measures.refusals.add(reason);
    if (!this.#wire.hasControlFrames) this.close(closingOf(reason));
    this.#stranger?.wasRefused();
    if (reason === "unavailable") this.close(closeCodes.tryAgainLater);
    if (innocentDenials.has(reason)) return;
    this.#visitor.misbehaved();
    this.#failedSignIns += 1;
    if (this.#failedSignIns >= this.#limits.failedSignIns) this.close(closeCodes.signInFailed);
  }

  /** Nothing more is read, not even that the client closes, too. */
  #turnOut() {
    this.#brake.hold();
    void this.end(closeCodes.tooMuchTooEarly);
  }

  /** Whatever a frame makes go wrong costs its own socket: the same frame would do the same again. */
  #attempt(work: () => Piecemeal<void> | void, channel?: Channel): Piecemeal<void> | void {
    try {
      const rest = work();
      return rest && this.#attemptRest(rest, channel);
    } catch (error) {
      this.#fail(error, channel);
    }
  }

  *#attemptRest(rest: Piecemeal<void>, channel: Channel | undefined): Piecemeal<void> {
    try {
      while (!this.#isDeaf && !rest.next().done) yield;
      rest.return();
    } catch (error) {
      this.#fail(error, channel);
    }
  }

  #fail(error: unknown, channel: Channel | undefined) {
    this.close(closeCodes.malformed);
    if (error instanceof Refusal) this.#measures.refusals.add(error.code);
    else this.#onError(error, channel);
  }
}
