import type { DocumentId } from "../documents/document-id.ts";
import { Refusal } from "../refusal.ts";
import type { Damage, DocumentLog, LogRecord, Sequence } from "../storage/document-log.ts";
import type { Answer, Ask } from "./ask-thread.ts";
import { findMoment, type Moment, withSteadyClock } from "./moment.ts";
import { createSlots } from "../slots.ts";

/** The document as of a moment. */
export interface Past extends Answer {
  /** The last update it covers, and that one's time; both 0 before the first. */
  readonly sequence: Sequence;
  readonly time: number;
}

/**
 * What was, when and by whom, out of the log. Everything throws a `not-found` for a document or moment that is not
 * there, and tells what of the log cannot be read.
 */
export interface DocumentHistory {
  /** As a Yjs update (version 1), or the plain text of a Weft document. */
  past(documentId: DocumentId, moment: Moment, form: "state" | "text"): Promise<Past>;
  /** JSON, a `SessionList` of `api.ts`. */
  sessions(documentId: DocumentId, limit: number, before: Sequence | undefined): Promise<Answer>;
  /** JSON, an `AuthorList` of `api.ts`. */
  authors(documentId: DocumentId, moment: Moment): Promise<Answer>;
}

const answeredAtOnce = 2;
const waitingAtMost = 50;

export function createDocumentHistory(log: Pick<DocumentLog, "read" | "history">, ask: Ask): DocumentHistory {
  const inSlot = createSlots(answeredAtOnce, waitingAtMost);

  /** The snapshot a moment can be built on, so that what is lost before it does not matter. */
  async function locate(documentId: DocumentId, moment: Moment) {
    const stored = await log.read(documentId);
    if (!stored) throw new Refusal("not-found", "There is no such document.");
    if (moment.type === "sequence" && moment.sequence > stored.head) {
      throw new Refusal("not-found", `The last update of this document so far is number ${stored.head}.`);
    }
    const { sequence, time } = await findMoment(withSteadyClock(log.history(documentId)), moment, stored.head);
    const { snapshot } = stored;
    const base = snapshot && snapshot.sequence <= sequence ? snapshot : undefined;
    return { sequence, time, base, damage: stored.damage };
  }

  return {
    past: (documentId, moment, form) =>
      inSlot(async () => {
        const { sequence, time, base, damage: known } = await locate(documentId, moment);
        const damage: Damage[] = [];
        const records = upTo(sequence, log.history(documentId, (base?.sequence ?? 0) + 1, damage));
        const answer = await ask({ type: form, base }, records, damage);
        return { ...answer, damage: distinct([...(base ? known : []), ...answer.damage]), sequence, time };
      }),

    sessions: (documentId, limit, before) =>
      inSlot(async () => {
        if (!(await log.read(documentId))) throw new Refusal("not-found", "There is no such document.");
        const damage: Damage[] = [];
        const records = withSteadyClock(log.history(documentId, 1, damage));
        return ask({ type: "sessions", before, limit }, records, damage);
      }),

    authors: (documentId, moment) =>
      inSlot(async () => {
        const { sequence, base } = await locate(documentId, moment);
        const damage: Damage[] = [];
        const records = withSteadyClock(upTo(sequence, log.history(documentId, 1, damage)));
        return ask({ type: "authors", base, sequence }, records, damage);
      }),
  };
}

async function* upTo(last: Sequence, records: AsyncIterable<LogRecord>): AsyncGenerator<LogRecord> {
  for await (const record of records) {
    if (record.sequence > last) return;
    yield record;
  }
}

/** The snapshot and the records after it may tell of the same loss. */
function distinct(damage: readonly Damage[]): Damage[] {
  return [...new Map(damage.map((one) => [JSON.stringify(one), one])).values()];
}
