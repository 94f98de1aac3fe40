import type { Connection } from "@hocuspocus/server";
import * as Y from "yjs";
import type { Grant } from "../access/access.ts";
import { markAsWeft, neededSchema } from "../documents/roots.ts";
import type { Measures } from "../measures/measures.ts";
import { Refusal } from "../refusal.ts";
import type { Report } from "../report.ts";
import type { Authorship } from "../storage/document-log.ts";
import { Acknowledgements } from "./acknowledgements.ts";
import { containsUpdate, differenceTo } from "./gate.ts";
import type { LiveDocument, Participant, SharedUpdate } from "./live-document.ts";
import { type Message, toMessage } from "./message.ts";
import { Missed } from "./missed.ts";
import type { Origin } from "./owners.ts";
import type { Piecemeal } from "./piecemeal.ts";
import type { Attendance, Attendee } from "./presence/attendance.ts";
import type { StateFault } from "./presence/state.ts";
import { isProven, proveReceipt } from "./receipt-proof.ts";
import {
  type Address,
  type Frame,
  type Hello,
  messageTypes,
  readBytes,
  readHello,
  readSync,
  writeAuthenticated,
  writeAwareness,
  writePlainDenial,
  writeReceipt,
  writeRefused,
  writeSyncStatus,
  writeSyncStep1,
  writeSyncStep2,
  writeUpdate,
  writeWelcome,
} from "./protocol.ts";

/** The socket below a channel. */
export interface Carrier {
  readonly maxFrameBytes: number;
  /** The reader is behind by more than content may wait. `drained` is called on the channels when it has caught up. */
  readonly isCongested: boolean;
  /** The reader is behind by more than presence may wait. */
  readonly isTooSlowForPresence: boolean;
  /** Whether the client, asked for a sign of life, gives one in time. */
  isThere(): Promise<boolean>;
  send(message: Message): void;
}

export interface ChannelOptions {
  carrier: Carrier;
  connection: Connection<{ grant: Grant }>;
  /** For the frames to this client. */
  address: Address;
  document: LiveDocument;
  by: Authorship;
  measures: Measures;
  report: Report;
}

/** What a client has, and whether it offers that in turn. */
interface Question {
  readonly stateVector: Uint8Array;
  readonly isMutual: boolean;
}

/** Who says nothing of its schema knows the first version. */
const firstSchema = 1;

/**
 * One document on one socket, from the moment the client is let in: answers the sync protocol, acknowledges what is
 * durable, and passes on what others write.
 */
export class Channel implements Participant, Attendee {
  readonly #options: ChannelOptions;
  readonly #document: LiveDocument;
  readonly #address: Address;
  #schema = firstSchema;
  /** It asked for the state, so it can make sense of what comes after. */
  #isReading = false;
  /** Somebody whose wire knows no acknowledgements was told that what it writes is refused. */
  #isTold = false;
  readonly #acknowledgements = new Acknowledgements();
  /** How much the document had when the client was asked for what it has. */
  #askedAt = 0;
  /** Asked while the reader was behind; answered when it has caught up. */
  #postponed: Question | undefined;
  /** The acknowledgement for a stock client, always the same. */
  #applied: Message | undefined;
  readonly #missed = new Missed();
  readonly #attendance: Attendance;
  /** Presence was not sent because the reader was behind. */
  #missesPresence = false;
  #isFaultReported = false;
  /** Handles a frame that takes several turns. */
  #isAtWork = false;
  /** What waited was applied in the meantime. */
  #owesAcknowledgement = false;
  #hasLeft = false;

  constructor(options: ChannelOptions) {
    this.#options = options;
    this.#document = options.document;
    this.#address = options.address;
    this.#document.join(this);
    this.#attendance = this.#document.presence.enter(this);
  }

  get document(): LiveDocument {
    return this.#document;
  }

  get connection(): ChannelOptions["connection"] {
    return this.#options.connection;
  }

  get grant(): Grant {
    return this.connection.context.grant;
  }

  leave() {
    this.#hasLeft = true;
    this.hide();
    this.#document.leave(this);
  }

  /** Something it sent is being handled or waits for what it builds on, and was neither acknowledged nor refused. */
  get isWaiting(): boolean {
    return this.#isAtWork || this.#document.isWaitingFor(this);
  }

  /**
   * Writing is allowed from now on, or is not. What came before is still acknowledged, what comes after is judged by the
   * new right, and the client is told between the two.
   */
  setMayWrite(mayWrite: boolean) {
    if (mayWrite === !this.connection.readOnly) return;
    this.connection.readOnly = !mayWrite;
    this.#answer(toMessage(writeAuthenticated(this.#address, mayWrite)));
    if (this.#acknowledgements.areReceipts) this.#welcome();
  }

  /** Nobody sees its presence any more. */
  hide() {
    this.#attendance.leave();
  }

  /**
   * Handles a frame of the document, and returns what is left to do if that is much: no other frame is handled before it
   * is done. Throws a `malformed` refusal for one that no client sends.
   */
  receive(frame: Frame): Piecemeal<void> | void {
    switch (frame.type) {
      case messageTypes.sync:
      case messageTypes.syncReply:
        return this.#receiveSync(frame);
      case messageTypes.awareness:
        this.#attendance.receive(readBytes(frame));
        return;
      case messageTypes.queryAwareness:
        this.#document.presence.tellAll(this.#attendance);
        return;
      case messageTypes.hello:
        this.#receiveHello(readHello(frame));
        return;
      case messageTypes.stateless:
        // Stock clients can send these to a program on the server. There is none, and nobody else hears of it.
        return;
      default:
        throw new Refusal("malformed", `No client sends frames of type ${frame.type}.`);
    }
  }

  deliver(shared: SharedUpdate) {
    if (!this.#isReading) return;
    if (this.#postponed || !this.#missed.isEmpty || this.#options.carrier.isCongested) {
      this.#missed.add(shared.update);
      return;
    }
    this.#options.measures.deliveries += 1;
    this.#options.carrier.send(this.#messageOf(shared, writeUpdate));
  }

  seePresence(shared: SharedUpdate) {
    const { carrier } = this.#options;
    if (carrier.isTooSlowForPresence) this.#missesPresence = true;
    else carrier.send(this.#messageOf(shared, writeAwareness));
  }

  presenceDropped(fault: StateFault) {
    if (this.#isFaultReported) return;
    this.#isFaultReported = true;
    this.#options.report("presence-dropped", { documentId: this.#document.documentId, fault });
  }

  isThere(): Promise<boolean> {
    return this.#options.carrier.isThere();
  }

  caughtUp() {
    // The frame that is being handled counts as received, and is not in the document yet.
    if (this.#isAtWork) this.#owesAcknowledgement = true;
    else this.#acknowledge();
  }

  turnedAway({ code }: Refusal, frame: number) {
    this.#acknowledgements.refused(frame);
    this.#refuse(code, frame);
  }

  /** A slow reader has read everything: one fresh difference stands for all it was not sent. */
  drained() {
    if (this.#missesPresence) {
      this.#missesPresence = false;
      this.#document.presence.tellAll(this.#attendance);
    }
    const question = this.#postponed;
    if (question) {
      this.#postponed = undefined;
      this.#missed.clear();
      this.#tellState(question);
    }
    if (this.#missed.isEmpty) return;
    this.#answer(toMessage(writeUpdate(this.#address, this.#missed.take(this.#document))));
  }

  /** A y-websocket client: it has no words for receipts and acknowledgements. */
  get #isPlain(): boolean {
    return this.#address === undefined;
  }

  get #canWrite(): boolean {
    return !this.connection.readOnly && this.#schema >= neededSchema(this.#document);
  }

  #receiveSync(frame: Frame): Piecemeal<void> | void {
    const message = readSync(frame);
    if (message.type !== "step1") {
      const work = this.#receiveContent(message.update, message.type === "step2");
      if (work.next().done) return undefined;
      const rest = this.#goOn(work);
      // Only what has begun hears that it is given up.
      rest.next();
      return rest;
    }
    this.#isReading = true;
    this.#tellState({ stateVector: message.stateVector, isMutual: frame.type === messageTypes.sync });
  }

  /** Whether the reader is behind is known when the answer leaves: several may have waited for one commit. */
  #tellState(question: Question) {
    const { carrier } = this.#options;
    const state = this.#stateFor(question.stateVector);
    this.#document.answer(this, () => {
      if (carrier.isCongested) {
        this.#postponed = question;
        return;
      }
      carrier.send(state);
      if (!question.isMutual) return;
      this.#acknowledgements.asked(true);
      this.#ask();
    });
  }

  #stateFor(stateVector: Uint8Array): Message {
    const isOfNobody = stateVector.length === 1 && stateVector[0] === 0;
    if (!isOfNobody) return toMessage(writeSyncStep2(this.#address, differenceTo(this.#document, stateVector)));
    const { update, messages } = this.#document.wholeState();
    const made = messages.get(this.#address) ?? toMessage(writeSyncStep2(this.#address, update));
    // Nobody else has the address of a session.
    if (!this.#address?.includes("\0")) messages.set(this.#address, made);
    return made;
  }

  *#goOn(work: Piecemeal<void>): Piecemeal<void> {
    this.#isAtWork = true;
    try {
      do yield;
      while (!this.#hasLeft && !work.next().done);
    } finally {
      work.return();
    }
    if (this.#hasLeft) return;
    this.#isAtWork = false;
    if (this.#owesAcknowledgement && !this.isWaiting) this.#acknowledge();
    this.#owesAcknowledgement = false;
  }

  *#receiveContent(update: Uint8Array, isWholeState: boolean): Piecemeal<void> {
    this.#options.measures.received += 1;
    const isCounted = this.#acknowledgements.receive(isWholeState);
    const frame = this.#acknowledgements.received;
    const way = isWholeState ? "relayed" : "written";
    const origin: Origin = { by: this.#options.by, way, frame };
    try {
      const isParked = this.#canWrite
        ? (yield* this.#document.receive(update, this, origin)) === "parked"
        : yield* this.#checkIsKnown(update, isWholeState);
      if (isCounted) this.#acknowledgements.accept(frame);
      if (isParked) this.#askAgain();
      else this.#acknowledge();
    } catch (error) {
      if (!(error instanceof Refusal) || error.code === "malformed") throw error;
      this.#refuse(error.code, frame);
    }
  }

  /** Who may only read still answers what it has, which is fine where it has nothing new. */
  *#checkIsKnown(update: Uint8Array, isWholeState: boolean): Piecemeal<false> {
    if (isWholeState && (yield* containsUpdate(this.#document, update))) return false;
    throw new Refusal("not-allowed", "This document may only be read.");
  }

  #receiveHello(hello: Hello) {
    this.#acknowledgements.areReceipts = true;
    this.#schema = hello.schema;
    this.#learnOfLoss(hello);
    this.#welcome();
  }

  /** A client may remember what the end of the log has lost, which nothing else tells. */
  #learnOfLoss({ generation, sequence = 0, proof = "" }: Hello) {
    const { documentId, generation: ours, receiptKey, sequence: last } = this.#document;
    if (generation !== ours || sequence <= last || !isProven(receiptKey, sequence, proof)) return;
    this.#options.report("log-tail-lost", { documentId, from: last + 1, to: sequence });
    this.#document.recover();
  }

  #welcome() {
    const document = this.#document;
    if (this.#canWrite) document.edit(markAsWeft, { user: "" });
    const welcome = writeWelcome(this.#address, {
      generation: document.generation,
      schema: neededSchema(document),
      canWrite: this.#canWrite,
      maxFrameBytes: this.#options.carrier.maxFrameBytes,
    });
    this.#answer(toMessage(welcome));
  }

  /** Everything received so far is applied: say so once it is durable. */
  #acknowledge() {
    if (this.#isPlain) return;
    const { areReceipts, received: frames } = this.#acknowledgements;
    const counted = this.#acknowledgements.take();
    if (areReceipts) {
      const { receiptKey, sequence } = this.#document;
      const proof = proveReceipt(receiptKey, sequence);
      this.#answer(toMessage(writeReceipt(this.#address, { frames, sequence, proof })));
      return;
    }
    this.#applied ??= toMessage(writeSyncStatus(this.#address, true));
    // Stock clients count down by one for each.
    for (let frame = 0; frame < counted; frame++) this.#answer(this.#applied);
  }

  #refuse(code: Refusal["code"], contentFrame: number) {
    this.#options.measures.refusals.add(code);
    if (this.#isPlain) {
      this.#tellOnce(code);
      return;
    }
    const frame = this.#acknowledgements.areReceipts
      ? writeRefused(this.#address, contentFrame, code)
      : writeSyncStatus(this.#address, false);
    this.#options.carrier.send(toMessage(frame));
  }

  /** A stock y-websocket client writes it to its console, for which once is enough. */
  #tellOnce(code: Refusal["code"]) {
    if (this.#isTold) return;
    this.#isTold = true;
    this.#options.carrier.send(toMessage(writePlainDenial(code)));
  }

  #ask() {
    this.#askedAt = this.#document.sequence;
    this.#answer(toMessage(writeSyncStep1(this.#address, Y.encodeStateVector(this.#document))));
  }

  /** For what an update builds on. A client with a hole in its own copy has no better answer the second time. */
  #askAgain() {
    if (this.#askedAt === this.#document.sequence) return;
    this.#acknowledgements.asked(false);
    this.#ask();
  }

  /** Made once for all who are reached at the same address. */
  #messageOf(shared: SharedUpdate, write: (address: Address, update: Uint8Array) => Uint8Array): Message {
    let message = shared.messages.get(this.#address);
    if (!message) {
      message = toMessage(write(this.#address, shared.update));
      shared.messages.set(this.#address, message);
    }
    return message;
  }

  #answer(message: Message) {
    this.#document.answer(this, () => this.#options.carrier.send(message));
  }
}
