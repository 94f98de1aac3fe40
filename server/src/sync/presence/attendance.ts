import type { Grant } from "../../access/access.ts";
import type { SharedUpdate } from "../live-document.ts";
import { type Announcement, isGone, readAnnouncements, writeEntry } from "./announcement.ts";
import type { PresenceNews } from "./news.ts";
import { PresencePace } from "./pace.ts";
import type { Identity, Presence } from "./presence.ts";
import { readState, type StateFault } from "./state.ts";

/** Stock clients take a server for dead that says nothing for 30 s, and say something of themselves every 15 s. */
const silenceMs = 10_000;

/** A page has one client id, and every id that is announced stays its account's for good. */
const mostClientIds = 20;

/** One document on one socket, as far as presence goes. */
export interface Attendee {
  readonly grant: Grant;
  seePresence(shared: SharedUpdate): void;
  /** What it says of itself is not shown. */
  presenceDropped(fault: StateFault): void;
  /** Whether its client gives a sign of life. */
  isThere(): Promise<boolean>;
}

/**
 * One channel's part in the presence of a document. It speaks for one client id: the first it shows a state for, until
 * it says that this one is gone. What it says of others is not heard: y-websocket repeats the states of everybody, and
 * anybody could make them up.
 */
export class Attendance {
  readonly attendee: Attendee;
  /** It has to be told of everybody next. */
  knowsNobody = false;
  /** When its client was last asked for a sign of life, in milliseconds on the clock that only goes forward. */
  askedAt = Number.NEGATIVE_INFINITY;
  readonly #presence: Presence;
  /** Made for the first state: many only read. */
  #pace: PresencePace | undefined;
  /** Whom it speaks for. */
  #identity: Identity | undefined;
  /** Whom it spoke for last: what others are told of that one is no news to it. */
  #clientId: number | undefined;
  /** Said for a client id somebody else speaks for, who is being asked whether they are still there. */
  #claim: Announcement | undefined;
  #clientIds = 0;
  #toldSince: number | undefined;
  /** Milliseconds on the clock that only goes forward. */
  #toldAt = Number.NEGATIVE_INFINITY;
  #isOver = false;

  constructor(attendee: Attendee, presence: Presence) {
    this.attendee = attendee;
    this.#presence = presence;
  }

  /** Throws `malformed` for what is no awareness update. */
  receive(update: Uint8Array) {
    if (this.#isOver) return;
    for (const announcement of readAnnouncements(update)) {
      const isOwn = this.#identity === undefined || this.#identity.clientId === announcement.clientId;
      if (!isOwn) continue;
      if (isGone(announcement)) this.#withdraw(announcement);
      else if (this.#announce(announcement)) return;
    }
  }

  /** Whom it speaks for, or spoke for last. */
  get clientId(): number | undefined {
    return this.#clientId;
  }

  /** Since when it hears of others. */
  get toldSince(): number | undefined {
    return this.#toldSince;
  }

  tell(news: PresenceNews, turn: number) {
    this.#toldSince ??= turn;
    const own = this.#clientId;
    const isOnlyOwn = own !== undefined && news.size === 1 && news.has(own);
    const now = performance.now();
    // One whose clock is translated hears of itself: it counts on from there, also after the server has forgotten it.
    const needsOwn = this.#identity?.clock.isTranslated || now - this.#toldAt >= silenceMs;
    if (isOnlyOwn && !needsOwn) return;
    this.#toldAt = now;
    this.attendee.seePresence(news.forAll);
  }

  /** Somebody else speaks for its client id from now on. */
  lose() {
    this.#identity = undefined;
    this.#clientId = undefined;
    this.#pace?.clear();
  }

  leave() {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#pace?.clear();
    if (this.#identity) this.#presence.remove(this.#identity);
    this.#identity = undefined;
    this.#presence.leave(this);
  }

  /** The channel that speaks for the client id it claimed was asked: it has gone, or it is there. */
  answered(clientId: number, isFree: boolean) {
    const claim = this.#claim;
    if (claim?.clientId !== clientId) return;
    this.#claim = undefined;
    if (isFree && !this.#isOver && !this.#identity) this.#announce(claim);
  }

  /** True if this is what the channel speaks for, shown or not: there is nothing more of its own in the update. */
  #announce({ clientId, clock, json }: Announcement): boolean {
    if (this.#identity) {
      if (!this.#identity.clock.advance(clock)) return true;
    } else if (!this.#bind({ clientId, clock, json })) {
      return this.#claim !== undefined;
    }
    this.#say(json);
    return true;
  }

  #bind(announcement: Announcement): boolean {
    const { clientId, clock } = announcement;
    if (this.#claim?.clientId === clientId) {
      this.#claim = copy(announcement);
      return false;
    }
    const isNew = clientId !== this.#clientId;
    if (isNew && this.#clientIds >= mostClientIds) return false;
    const outcome = this.#presence.claim(clientId, clock, this);
    if (outcome === "asked") this.#claim = copy(announcement);
    if (typeof outcome === "string") return false;
    outcome.clock.begin(clock);
    this.#identity = outcome;
    this.#clientId = clientId;
    this.#clientIds += Number(isNew);
    return true;
  }

  #say(json: Uint8Array) {
    const { clientId, clock } = this.#identity as Identity;
    const reading = readState(json, this.attendee.grant);
    if (reading.fault) this.attendee.presenceDropped(reading.fault);
    else this.#paced().give(writeEntry(clientId, clock.told, reading.json));
  }

  #paced(): PresencePace {
    this.#pace ??= new PresencePace((entry) => {
      if (this.#identity) this.#presence.show(this.#identity, entry);
    });
    return this.#pace;
  }

  #withdraw({ clock }: Announcement) {
    const identity = this.#identity;
    if (!identity || identity.clock.isPast(clock)) return;
    identity.clock.advance(clock);
    this.#identity = undefined;
    this.#pace?.clear();
    this.#presence.remove(identity);
  }
}

/** It outlives the frame it points into. */
function copy(announcement: Announcement): Announcement {
  return { ...announcement, json: announcement.json.slice() };
}
