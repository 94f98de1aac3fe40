import * as Y from "yjs";
import type { EditingSession } from "../api.ts";
import type { LogRecord, Sequence } from "../storage/document-log.ts";
import { ClockRanges } from "./clock-ranges.ts";

/** Who writes nothing for longer has ended a session. */
const longestPauseMs = 5 * 60_000;

/**
 * Gathers records into editing sessions: updates of one user without a long pause. Sessions of several people at once
 * run beside each other. Keeps the last `limit` that began before the update `before`.
 */
export class SessionList {
  readonly #limit: number;
  readonly #before: Sequence;
  /** In the order in which they began. */
  #sessions: EditingSession[] = [];
  /** The session each user may still be in. */
  readonly #current = new Map<string, EditingSession>();
  /** Which clocks are characters: a deletion names clocks only. */
  readonly #characters = new ClockRanges<true>(() => true);

  constructor(limit: number, before: Sequence = Number.POSITIVE_INFINITY) {
    this.#limit = limit;
    this.#before = before;
  }

  /** Records in order, by a steady clock. */
  take(records: readonly LogRecord[]) {
    for (const record of records) {
      const session = this.#sessionOf(record);
      const { structs, ds } = Y.decodeUpdate(record.update);
      session.lastSequence = record.sequence;
      session.to = record.time;
      session.updates += 1;
      session.inserted += this.#countInserted(structs);
      session.deleted += this.#countDeleted(ds);
    }
  }

  /** Newest first. */
  finish(): { sessions: EditingSession[]; next: Sequence | null } {
    const isMore = this.#sessions.length > this.#limit;
    const sessions = this.#sessions.slice(-this.#limit).toReversed();
    return { sessions, next: isMore ? (sessions.at(-1)?.firstSequence ?? null) : null };
  }

  #sessionOf({ sequence, time, by: { user } }: LogRecord): EditingSession {
    const current = this.#current.get(user);
    if (current && time - current.to <= longestPauseMs) return current;
    const session: EditingSession = {
      user,
      from: time,
      to: time,
      firstSequence: sequence,
      lastSequence: sequence,
      updates: 0,
      inserted: 0,
      deleted: 0,
    };
    this.#forgetEnded(time);
    this.#current.set(user, session);
    if (sequence < this.#before) this.#sessions.push(session);
    // One more than asked for tells that there are more.
    if (this.#sessions.length > 2 * this.#limit + 2) this.#sessions = this.#sessions.slice(-this.#limit - 1);
    return session;
  }

  #forgetEnded(time: number) {
    for (const [user, { to }] of this.#current) {
      if (time - to > longestPauseMs) this.#current.delete(user);
    }
  }

  #countInserted(structs: ReturnType<typeof Y.decodeUpdate>["structs"]): number {
    let count = 0;
    for (const struct of structs) {
      if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString)) continue;
      this.#characters.add(struct.id.client, struct.id.clock, struct.length, true);
      count += struct.length;
    }
    return count;
  }

  #countDeleted(deleted: ReturnType<typeof Y.decodeUpdate>["ds"]): number {
    let count = 0;
    for (const [client, ranges] of deleted.clients) {
      for (const { clock, len } of ranges) {
        for (const { length, mark } of this.#characters.pieces(client, clock, len)) if (mark) count += length;
      }
    }
    return count;
  }
}
