import { Document } from "@hocuspocus/server";
import * as Y from "yjs";
import type { DocumentId } from "../documents/document-id.ts";
import type { Measures } from "../measures/measures.ts";
import { Refusal } from "../refusal.ts";
import type { Authorship, Claim, LogWriter, Sequence } from "../storage/document-log.ts";
import { DocumentSize } from "./document-size.ts";
import { readUpdate, type Section } from "./gate/read-update.ts";
import { admit } from "./gate.ts";
import type { Message } from "./message.ts";
import { type Origin, Owners } from "./owners.ts";
import { awaitedBy, type Parked, type ParkedBudget, ParkedUpdates, takePending } from "./parked.ts";
import { atOnce, type Piecemeal } from "./piecemeal.ts";
import { Presence } from "./presence/presence.ts";
import type { Address } from "./protocol.ts";

/** Who sends updates to a document and hears of those of others. */
export interface Participant {
  /** Updates of others, durable. `shared` is the same value for everybody who gets the same updates. */
  deliver(shared: SharedUpdate): void;
  /** All of what this participant had sent too early has found its place. */
  caughtUp(): void;
  /** What it had sent too early, in this content frame, found its place and was refused there. */
  turnedAway(refusal: Refusal, frame: number): void;
}

/** One delivery as one update, and the messages made of it, by address. */
export interface SharedUpdate {
  readonly update: Uint8Array;
  readonly messages: Map<Address, Message>;
}

export interface LiveDocumentOptions {
  documentId: DocumentId;
  writer: LogWriter;
  createdAt: number;
  /** The updates found in the log, in order. */
  state: readonly Uint8Array[];
  /** Whose the client ids in it are. */
  claims: readonly Claim[];
  /** Some of it was lost, and whoever still has it brings it back. */
  isRecovering: boolean;
  measures: Measures;
  parkedBudget: ParkedBudget;
  /** Bytes of state above which nothing is inserted any more. */
  quota: number;
  /** Called after each commit of the document with the users whose updates were in it. */
  onDurable: (document: LiveDocument, users: readonly string[]) => void;
  /** Called once when the document leaves memory. */
  onLeft: (document: LiveDocument) => void;
}

type Waiting =
  | { type: "update"; sequence: Sequence; update: Uint8Array; from: Participant | undefined; by: Authorship }
  | { type: "answer"; sequence: Sequence; to: Participant; send: () => void };

/** A crowd comes within seconds; after that the encoded state would only be there twice. */
const wholeStateMs = 5_000;

const bytesOfStruct = 150;

/** An update passed the gate and still broke the document in memory, which must be rebuilt from the log. */
export class BrokenDocument extends Error {
  override readonly name = "BrokenDocument";
}

/**
 * A document in memory, and the one place of the rule *disk first*: whatever is made of the state at sequence 7, an
 * update for the others or an answer to its author, leaves when 7 is durable.
 *
 *     receive ─▶ gate ─▶ Yjs ─▶ log.append ─┐            ┌─▶ deliver to everybody else
 *                                           └─ durable ──┴─▶ answers
 */
export class LiveDocument extends Document {
  readonly documentId: DocumentId;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly presence = new Presence(this);
  readonly #writer: LogWriter;
  readonly #measures: Measures;
  readonly #participants = new Set<Participant>();
  readonly #parked: ParkedUpdates<Participant>;
  /** In the order of their sequence numbers. */
  #waiting: Waiting[] = [];
  /** What Yjs made of what is being applied, and by itself after it. */
  #produced: { update: Uint8Array; isOwn: boolean }[] = [];

  readonly #size: DocumentSize;
  #wholeState: SharedUpdate | undefined;
  #forgetting: NodeJS.Timeout | undefined;
  readonly #owners: Owners;
  #isRecovering: boolean;
  #ended: Promise<void> | undefined;
  /** It may be half changed, and nobody changes it any more. */
  #isBroken = false;
  readonly #onLeft: (document: LiveDocument) => void;

  constructor({ documentId, writer, createdAt, state, claims, isRecovering, ...rest }: LiveDocumentOptions) {
    const { quota, measures, parkedBudget, onDurable, onLeft } = rest;
    super(documentId);
    // Hocuspocus's broadcast, the only listener so far: it sends before the disk has anything, and to the author too.
    this._observers.delete("update");
    // Hocuspocus's presence stays empty: ours is in `presence`. This looks every 3 s for clients that fell silent.
    clearInterval(this.awareness._checkInterval);
    this.awareness._checkInterval = undefined;
    this.documentId = documentId;
    this.createdAt = createdAt;
    this.#onLeft = onLeft;
    this.#writer = writer;
    this.#measures = measures;
    const bytes = state.reduce((sum, { length }) => sum + length, 0);
    this.#size = new DocumentSize(bytes, quota);
    this.#owners = new Owners(claims);
    this.#parked = new ParkedUpdates(parkedBudget);
    this.#isRecovering = isRecovering;
    try {
      this.transact(() => {
        for (const update of state) Y.applyUpdate(this, update);
      });
    } catch (error) {
      super.destroy();
      throw error;
    }
    const pending = takePending(this);
    if (pending) this.#parked.add(undefined, pending);
    // A snapshot that nothing came after is the answer to whoever it was loaded for.
    if (state.length === 1 && !pending) this.#keepWholeState(share(state));
    this.on("update", (update: Uint8Array, _origin: unknown, _document: Y.Doc, { local }: Y.Transaction) => {
      if (this.#wholeState) this.#forgetWholeState();
      this.#size.grew(update.length);
      this.#produced.push({ update, isOwn: local });
    });
    writer.onDurable((durable) => onDurable(this, this.#release(durable)));
    this.isLoading = false;
  }

  get generation(): string {
    return this.#writer.generation;
  }

  get receiptKey(): string {
    return this.#writer.receiptKey;
  }

  /** The number of the last update applied, durable or not. */
  get sequence(): Sequence {
    return this.#writer.head;
  }

  /** The number of the last update the disk has. */
  get durable(): Sequence {
    return this.#writer.durable;
  }

  /** About so many bytes of memory: its words, and what Yjs keeps of each struct. */
  get memory(): number {
    let structs = 0;
    for (const all of this.store.clients.values()) structs += all.length;
    return this.#size.bytes + bytesOfStruct * structs;
  }

  /** The answer to somebody who has nothing: a crowd that joins costs one encoding. */
  wholeState(): SharedUpdate {
    if (this.#wholeState) return this.#wholeState;
    const whole = share([Y.encodeStateAsUpdate(this)]);
    this.#keepWholeState(whole);
    return whole;
  }

  /** Nothing is on its way to the disk. */
  get isSettled(): boolean {
    return this.#writer.durable === this.#writer.head;
  }

  /** Answers that wait for the disk. */
  get heldAnswers(): number {
    return this.#waiting.reduce((count, { type }) => count + Number(type === "answer"), 0);
  }

  settled(): Promise<void> {
    return this.#writer.settled();
  }

  join(participant: Participant) {
    this.#participants.add(participant);
  }

  leave(participant: Participant) {
    this.#participants.delete(participant);
    this.#parked.forget(participant);
    this.#waiting = this.#waiting.filter((waiting) => waiting.type === "update" || waiting.to !== participant);
  }

  /**
   * Applies an update from outside. `parked` says that some of it builds on updates that have not come; that part waits,
   * and `caughtUp` tells when it could be applied. Throws a `Refusal` for what the gate refuses.
   */
  *receive(update: Uint8Array, from: Participant, origin: Origin): Piecemeal<"applied" | "parked"> {
    try {
      const refusal = yield* this.#admit(update, from, origin);
      yield* this.#retryParked();
      if (refusal) throw refusal;
      return this.isWaitingFor(from) ? "parked" : "applied";
    } finally {
      // What was given up half way may have brought what others wait for.
      if (!this.#isBroken) atOnce(this.#retryParked());
    }
  }

  /** Something of a participant waits for what it builds on. */
  isWaitingFor(from: Participant): boolean {
    return this.#parked.isWaiting(from);
  }

  /** Takes a client id for a user who announces it in presence; false if it is somebody else's. */
  claim(client: number, user: string): boolean {
    return this.#owners.announce(client, user);
  }

  /** The end of the log was lost: from now on everybody may bring back what others wrote. */
  recover() {
    this.#isRecovering = true;
  }

  /** The server's own edit: through the same log and under the same promise, which `settled` tells. */
  edit(change: (document: Y.Doc) => void, by: Authorship) {
    this.#apply(() => this.transact(() => change(this)), undefined, by);
  }

  /** Sends an answer as soon as everything it rests on is durable: now, or with the commit. */
  answer(to: Participant, send: () => void) {
    if (this.isSettled) send();
    else this.#waiting.push({ type: "answer", sequence: this.#writer.head, to, send });
  }

  /** Yjs emits eight events for each update; most have no listener and cost it a Map and an array each. */
  override emit(...[name, values]: Parameters<Document["emit"]>) {
    if (this._observers.has(name)) super.emit(name, values);
  }

  /** Nobody is in it any more. */
  rest() {
    this.#forgetWholeState();
    this.#writer.rest();
  }

  /** Leaves memory. What is on its way to the disk still gets there, and is still answered; `ended` tells when. */
  override destroy() {
    if (this.#ended) return;
    super.destroy();
    this.#forgetWholeState();
    this.#parked.clear();
    this.#ended = this.#writer.close();
    this.#onLeft(this);
  }

  get ended(): Promise<void> {
    return this.#ended ?? Promise.resolve();
  }

  #keepWholeState(whole: SharedUpdate) {
    this.#wholeState = whole;
    this.#forgetting = setTimeout(() => this.#forgetWholeState(), wholeStateMs).unref();
  }

  #forgetWholeState() {
    clearTimeout(this.#forgetting);
    this.#forgetting = undefined;
    this.#wholeState = undefined;
  }

  *#admit(bytes: Uint8Array, from: Participant | undefined, origin: Origin): Piecemeal<Refusal | undefined> {
    const { by, way } = origin;
    // What stands in the log already was looked at when it came.
    const isTrusted = this.#isRecovering || from === undefined;
    const { sections, deletions } = yield* readUpdate(bytes);
    const news = sections.filter((section) => this.#isNews(section));
    const mayWrite = (client: number) => isTrusted || this.#owners.mayWrite(client, by.user);
    // What only deletes, or is known, always has room: the one is the way out, the other comes of a lost answer.
    if (from !== undefined && news.length > 0 && !this.#hasRoomFor(bytes.length)) {
      throw tooLarge();
    }
    const update = { sections: news, deletions };
    const clients = news.map(({ client }) => client);
    const admission = admit(this, update, { isRecovering: isTrusted, mayWrite });
    const takePiece = () => {
      const before = clients.map((client) => Y.getState(this.store, client));
      const piece = admission.next();
      const brought = clients.filter((client, at) => Y.getState(this.store, client) !== before[at]);
      this.#owners.claim(brought, by.user, way === "written" && !isTrusted);
      return piece;
    };
    let piece = this.#apply(takePiece, from, by);
    while (!piece.done) {
      yield;
      // Several may have begun to fill the same room. What only deletes goes on.
      const bringsNews = news.some((section) => this.#isNews(section));
      if (from !== undefined && bringsNews && !this.#hasRoomFor(0)) throw tooLarge();
      piece = this.#apply(takePiece, from, by);
    }
    const { missing, refusal } = piece.value;
    if (news.some((section) => !mayWrite(section.client) && this.#isNews(section))) {
      return new Refusal("foreign-client", "The update speaks with somebody else's client id.");
    }
    if (missing.size > 0) {
      const rest = Y.diffUpdate(bytes, Y.encodeStateVector(this));
      const isParked = this.#parked.add(from, { ...origin, update: rest, awaited: awaitedBy(update, missing) });
      if (!isParked) return new Refusal("incomplete", "Too much builds on updates that never came.");
    }
    return refusal;
  }

  #hasRoomFor(bytes: number): boolean {
    return this.#size.hasRoomFor(bytes, performance.now(), () => this.wholeState().update.length);
  }

  #isNews({ client, structs }: Section): boolean {
    const last = structs.at(-1);
    return last !== undefined && last.id.clock + last.length > Y.getState(this.store, client);
  }

  #apply<Result>(change: () => Result, from: Participant | undefined, by: Authorship): Result {
    if (this.#ended || this.#isBroken) throw new BrokenDocument(`${this.documentId} has left memory.`);
    let result: Result;
    try {
      result = change();
    } catch (cause) {
      this.#isBroken = true;
      this.#produced = [];
      throw new BrokenDocument(`Yjs could not apply an update to ${this.documentId}.`, { cause });
    }
    const produced = this.#produced;
    this.#produced = [];
    this.#measures.applied += produced.length;
    for (const { update, isOwn } of produced) {
      const sequence = this.#writer.append(update, by, this.#owners.takeUnsaved());
      // Formatting that Yjs tidies up after a remote edit is news to its author, too.
      this.#waiting.push({ type: "update", sequence, update, from: isOwn ? undefined : from, by });
    }
    return result;
  }

  /** Lets out what is durable, and tells who wrote it. */
  #release(durable: Sequence): string[] {
    const later = this.#waiting.findIndex(({ sequence }) => sequence > durable);
    const ready = this.#waiting.splice(0, later === -1 ? this.#waiting.length : later);
    const updates = ready.filter((waiting) => waiting.type === "update");
    if (updates.length > 0) this.#deliver(updates);
    for (const waiting of ready) if (waiting.type === "answer") waiting.send();
    return updates.map(({ by }) => by.user);
  }

  /** Everybody gets the updates of the others, small ones as one; authors do not hear of their own. */
  #deliver(updates: readonly { update: Uint8Array; from: Participant | undefined }[]) {
    const authors = new Set(updates.map(({ from }) => from));
    const forTheRest = parcels(updates);
    for (const participant of this.#participants) {
      if (!authors.has(participant)) {
        for (const parcel of forTheRest) participant.deliver(parcel);
        continue;
      }
      const ofOthers = updates.filter(({ from }) => from !== participant);
      for (const parcel of parcels(ofOthers)) participant.deliver(parcel);
    }
  }

  /** What comes in with one part may be what another waits for. */
  *#retryParked(): Piecemeal<void> {
    let work = 0;
    for (let next = this.#parked.takeReady(this); next; next = this.#parked.takeReady(this)) {
      const { ready, from } = next;
      const refusal = this.#retry(ready, from);
      if (refusal) from?.turnedAway(refusal, ready.frame);
      if (!this.#parked.isWaiting(from)) from?.caughtUp();
      work += workOfPart + ready.update.length;
      if (work < workPerTurn) continue;
      yield;
      work = 0;
    }
  }

  /** At once, since whoever sent it no longer waits with it; it is no more than may wait. */
  #retry(parked: Parked, from: Participant | undefined): Refusal | undefined {
    try {
      return atOnce(this.#admit(parked.update, from, parked));
    } catch (error) {
      if (error instanceof Refusal) return error;
      throw error;
    }
  }
}

function tooLarge(): Refusal {
  return new Refusal("too-large", "The document is as large as documents may be here.");
}

/** Bytes of parts that waited and are tried without a break; each costs as much as so many. */
const workPerTurn = 64 * 1024;
const workOfPart = 2 * 1024;

/** Merging takes updates apart and writes them anew: worth it for keystrokes, and slow for what somebody brings home. */
const largeUpdate = 4 * 1024;

/** In order, with neighbours that are small as one. */
function parcels(updates: readonly { update: Uint8Array }[]): SharedUpdate[] {
  const runs: Uint8Array[][] = [];
  let isOpen = false;
  for (const { update } of updates) {
    const isLarge = update.length > largeUpdate;
    if (isOpen && !isLarge) runs.at(-1)?.push(update);
    else runs.push([update]);
    isOpen = !isLarge;
  }
  return runs.map(share);
}

/** Merged when the first one needs it: perhaps nobody listens. */
function share(updates: readonly Uint8Array[]): SharedUpdate {
  let merged = updates.length === 1 ? updates[0] : undefined;
  return {
    get update() {
      merged ??= Y.mergeUpdates([...updates]);
      return merged;
    },
    messages: new Map(),
  };
}
