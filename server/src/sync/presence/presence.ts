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

/** Gives out client ids for good. */
interface ClientIds {
  /** Takes a client id for a user; false if it is somebody else's. */
  claim(clientId: number, user: string): boolean;
}

/** Everybody who was ever seen: made for the first, as most documents in memory are only read. */
class People {
  readonly identities = new Map<number, Identity>();
  readonly holders = new Map<number, Attendance>();
  readonly shown = new Map<number, Entry>();
  news = new Map<number, Entry>();
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
  readonly #ids: ClientIds;
  readonly #attendances = new Set<Attendance>();
  #made: People | undefined;
  #isGathering = false;
  /** Counts what was told. */
  #turn = 0;

  constructor(ids: ClientIds) {
    this.#ids = ids;
  }

  enter(attendee: Attendee): Attendance {
    const attendance = new Attendance(attendee, this);
    this.#attendances.add(attendance);
    this.tellAll(attendance);
    return attendance;
  }

  leave(attendance: Attendance) {
    this.#attendances.delete(attendance);
  }

  /** Everybody who is here is told to somebody who knows nobody. */
  tellAll(attendance: Attendance) {
    if (!this.#made || this.#made.shown.size === 0) return;
    attendance.knowsNobody = true;
    this.#gather();
  }

  /**
   * Lets a channel speak for a client id. `taken`: somebody else does. `asked`: so does another channel of the same
   * person, perhaps their last connection, which is being asked whether it is still there; the answer is told.
   */
  claim(clientId: number, clock: number, by: Attendance): Identity | "asked" | "taken" {
    const { user } = by.attendee.grant;
    const known = this.#people.identities.get(clientId);
    if (known && known.user !== "" && known.user !== user) return "taken";
    if (known && clock <= known.clock.told && this.#hasTold(known, by)) return "taken";
    const holder = this.#people.holders.get(clientId);
    if (holder && holder.attendee.grant.user !== user) return "taken";
    // Who has signed in cannot be somebody else, so the newest channel is the right one.
    if (holder && known && (user === "" || known.clock.isPast(clock))) return this.#ask(known, holder, by);
    if (!this.#ids.claim(clientId, user)) return "taken";
    holder?.lose();
    this.#people.holders.set(clientId, by);
    const identity = { clientId, clock: known?.clock ?? new PresenceClock(), user, leftIn: known?.leftIn ?? -1 };
    this.#people.identities.set(clientId, identity);
    return identity;
  }

  show({ clientId }: Identity, entry: Entry) {
    this.#people.shown.set(clientId, entry);
    this.#people.news.set(clientId, entry);
    this.#gather();
  }

  remove(identity: Identity) {
    const { clientId, clock } = identity;
    this.#people.holders.delete(clientId);
    // Those who left last are remembered longest.
    this.#people.identities.delete(clientId);
    this.#people.identities.set(clientId, identity);
    this.#forgetOldest();
    if (!this.#people.shown.delete(clientId)) return;
    identity.leftIn = this.#turn;
    this.#people.news.set(clientId, writeEntry(clientId, clock.told));
    this.#gather();
  }

  /** Whether a channel was told of a client id: what it says of it may be no claim, as y-websocket repeats what it hears. */
  #hasTold({ clientId, leftIn }: Identity, { toldSince, clientId: own }: Attendance): boolean {
    if (toldSince === undefined || own === clientId) return false;
    return this.#people.shown.has(clientId) || leftIn > toldSince;
  }

  #ask(identity: Identity, holder: Attendance, by: Attendance): "asked" | "taken" {
    const { clientId } = identity;
    const now = performance.now();
    if (now - holder.askedAt < trustMs) return "taken";
    holder.askedAt = now;
    void holder.attendee.isThere().then((isThere) => {
      const isGone = !isThere && this.#people.holders.get(clientId) === holder;
      if (isGone) {
        this.#people.holders.delete(clientId);
        holder.lose();
      }
      by.answered(clientId, !this.#people.holders.has(clientId));
      // What it showed stays for the next one, if there still is one.
      if (isGone && !this.#people.holders.has(clientId)) this.remove(identity);
    });
    return "asked";
  }

  #forgetOldest() {
    if (this.#people.identities.size - this.#people.holders.size <= maxDeparted) return;
    for (const clientId of this.#people.identities.keys()) {
      if (this.#people.holders.has(clientId)) continue;
      this.#people.identities.delete(clientId);
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
    const news = new PresenceNews(this.#people.news);
    this.#people.news = new Map();
    const everybody = new PresenceNews(this.#people.shown);
    for (const attendance of this.#attendances) {
      const told = attendance.knowsNobody ? everybody : news;
      attendance.knowsNobody = false;
      if (told.size > 0) attendance.tell(told, this.#turn);
    }
    this.#turn += 1;
  }

  get #people(): People {
    this.#made ??= new People();
    return this.#made;
  }
}

/** A crowd of a hundred would otherwise send fifty thousand frames a second. */
function gatherMs(attendances: number): number {
  return attendances <= 8 ? 0 : Math.min(50, attendances / 2);
}
