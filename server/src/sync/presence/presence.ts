import { type Entry, writeEntry } from "./announcement.ts";
import { Attendance, type Attendee } from "./attendance.ts";
import { PresenceClock } from "./clock.ts";
import { PresenceNews } from "./news.ts";

/** A client id in one document: whose it is, and where its clock stands. */
export interface Identity {
  readonly clientId: number;
  readonly clock: PresenceClock;
  /** Who signed in and used it; empty while nobody with an account did. */
  readonly user: string;
  /** The turn in which it left last. */
  leftIn: number;
}

/** Of those who left so many are remembered, so that they can come back under the same client id. */
const maxDeparted = 1_000;

/** A client that gave a sign of life is not asked for another one for so long. */
const trustMs = 5_000;

/**
 * Who is in one document and where. It rests on what the server knows: who speaks on a channel, which one client id the
 * channel speaks for, and whether the channel is there.
 */
export class Presence {
  readonly #attendances = new Set<Attendance>();
  readonly #identities = new Map<number, Identity>();
  readonly #holders = new Map<number, Attendance>();
  readonly #shown = new Map<number, Entry>();
  #news = new Map<number, Entry>();
  readonly #newcomers = new Set<Attendance>();
  readonly #askedAt = new WeakMap<Attendance, number>();
  #isGathering = false;
  /** Counts what was told. */
  #turn = 0;
  readonly #isFree: (clientId: number, user: string) => boolean;

  /** `isFree` says whether an account may have a client id, and gives it the id if so. */
  constructor(isFree: (clientId: number, user: string) => boolean) {
    this.#isFree = isFree;
  }

  enter(attendee: Attendee): Attendance {
    const attendance = new Attendance(attendee, this);
    this.#attendances.add(attendance);
    if (this.#shown.size > 0) this.tellAll(attendance);
    return attendance;
  }

  leave(attendance: Attendance) {
    this.#attendances.delete(attendance);
    this.#newcomers.delete(attendance);
  }

  /** Everybody who is here is told to somebody who knows nobody. */
  tellAll(attendance: Attendance) {
    this.#newcomers.add(attendance);
    this.#gather();
  }

  /**
   * Lets a channel speak for a client id. `taken`: somebody else does. `asked`: so does another channel of the same
   * person, perhaps their last connection, which is being asked whether it is still there; the answer is told.
   */
  claim(clientId: number, clock: number, by: Attendance): Identity | "asked" | "taken" {
    const { user } = by.attendee.grant;
    const known = this.#identities.get(clientId);
    if (known && known.user !== "" && known.user !== user) return "taken";
    if (known && clock <= known.clock.told && this.#hasTold(known, by)) return "taken";
    const holder = this.#holders.get(clientId);
    if (holder && holder.attendee.grant.user !== user) return "taken";
    // Who has signed in cannot be somebody else, so the newest channel is the right one.
    if (holder && known && (user === "" || known.clock.isPast(clock))) return this.#ask(known, holder, by);
    if (!this.#isFree(clientId, user)) return "taken";
    holder?.lose();
    this.#holders.set(clientId, by);
    const identity = { clientId, clock: known?.clock ?? new PresenceClock(), user, leftIn: known?.leftIn ?? -1 };
    this.#identities.set(clientId, identity);
    return identity;
  }

  show({ clientId }: Identity, entry: Entry) {
    this.#shown.set(clientId, entry);
    this.#news.set(clientId, entry);
    this.#gather();
  }

  remove(identity: Identity) {
    const { clientId, clock } = identity;
    this.#holders.delete(clientId);
    // Those who left last are remembered longest.
    this.#identities.delete(clientId);
    this.#identities.set(clientId, identity);
    this.#forgetOldest();
    if (!this.#shown.delete(clientId)) return;
    identity.leftIn = this.#turn;
    this.#news.set(clientId, writeEntry(clientId, clock.told));
    this.#gather();
  }

  /** Whether a channel was told of a client id: what it says of it may be no claim, as y-websocket repeats what it hears. */
  #hasTold({ clientId, leftIn }: Identity, { toldSince, clientId: own }: Attendance): boolean {
    if (toldSince === undefined || own === clientId) return false;
    return this.#shown.has(clientId) || leftIn > toldSince;
  }

  #ask(identity: Identity, holder: Attendance, by: Attendance): "asked" | "taken" {
    const { clientId } = identity;
    const now = performance.now();
    if (now - (this.#askedAt.get(holder) ?? -trustMs) < trustMs) return "taken";
    this.#askedAt.set(holder, now);
    void holder.attendee.isThere().then((isThere) => {
      const isGone = !isThere && this.#holders.get(clientId) === holder;
      if (isGone) {
        this.#holders.delete(clientId);
        holder.lose();
      }
      by.answered(clientId, !this.#holders.has(clientId));
      // What it showed stays for the next one, if there still is one.
      if (isGone && !this.#holders.has(clientId)) this.remove(identity);
    });
    return "asked";
  }

  #forgetOldest() {
    if (this.#identities.size - this.#holders.size <= maxDeparted) return;
    for (const clientId of this.#identities.keys()) {
      if (this.#holders.has(clientId)) continue;
      this.#identities.delete(clientId);
      return;
    }
  }

  /** Every caret that moves is told to everybody: what moves at the same time is told together. */
  #gather() {
    if (this.#isGathering) return;
    this.#isGathering = true;
    const delay = gatherMs(this.#attendances.size);
    if (delay === 0) setImmediate(() => this.#tell());
    else setTimeout(() => this.#tell(), delay);
  }

  #tell() {
    this.#isGathering = false;
    const news = new PresenceNews(this.#news);
    this.#news = new Map();
    const everybody = new PresenceNews(this.#shown);
    for (const attendance of this.#attendances) {
      const told = this.#newcomers.has(attendance) ? everybody : news;
      if (told.size > 0) attendance.tell(told, this.#turn);
    }
    this.#newcomers.clear();
    this.#turn += 1;
  }
}

/** A crowd of a hundred would otherwise send fifty thousand frames a second. */
function gatherMs(attendances: number): number {
  return attendances <= 8 ? 0 : Math.min(50, attendances / 2);
}
