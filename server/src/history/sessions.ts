import type { EditingSession } from "../api.ts";
import type { Edit, LogRecord, Sequence } from "../storage/document-log.ts";
import { EditCounter } from "./edit-counter.ts";

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
  readonly #counter: EditCounter;

  constructor(limit: number, before: Sequence = Number.POSITIVE_INFINITY, counter = new EditCounter()) {
    this.#limit = limit;
    this.#before = before;
    this.#counter = counter;
  }

  /** Records in order, by a steady clock. */
  take(records: readonly LogRecord[]) {
    for (const record of records) for (const edit of this.#editsOf(record)) this.#add(edit);
  }

  /** Newest first. */
  finish(): { sessions: EditingSession[]; next: Sequence | null } {
    const isMore = this.#sessions.length > this.#limit;
    const sessions = this.#sessions.slice(-this.#limit).toReversed();
    return { sessions, next: isMore ? (sessions.at(-1)?.firstSequence ?? null) : null };
  }

  #editsOf({ sequence, time, by: { user }, update, merged }: LogRecord): readonly Edit[] {
    const counted = this.#counter.count(update);
    if (merged) return merged.edits;
    return [{ user, from: time, to: time, firstSequence: sequence, lastSequence: sequence, updates: 1, ...counted }];
  }

  #add(edit: Edit) {
    const current = this.#current.get(edit.user);
    if (!current || edit.from - current.to > longestPauseMs) {
      this.#begin({ ...edit });
      return;
    }
    current.to = edit.to;
    current.lastSequence = edit.lastSequence;
    current.updates += edit.updates;
    current.inserted += edit.inserted;
    current.deleted += edit.deleted;
  }

  #begin(session: EditingSession) {
    for (const [user, { to }] of this.#current) {
      if (session.from - to > longestPauseMs) this.#current.delete(user);
    }
    this.#current.set(session.user, session);
    if (session.firstSequence < this.#before) this.#sessions.push(session);
    // One more than asked for tells that there are more.
    if (this.#sessions.length > 2 * this.#limit + 2) this.#sessions = this.#sessions.slice(-this.#limit - 1);
  }
}
