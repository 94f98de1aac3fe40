import { serialize } from "node:v8";
import * as Y from "yjs";
import type { AuthorList, SessionList as SessionAnswer } from "../api.ts";
import { plainText } from "../documents/plain-text.ts";
import type { Damage, LogRecord, Sequence, Snapshot } from "../storage/document-log.ts";
import { Authorship } from "./authorship.ts";
import { authorsOf } from "./authors.ts";
import { Fold } from "./fold.ts";
import { SessionList } from "./sessions.ts";
import { Thinning } from "./thinning.ts";

/** What can be asked of the records of a document. `base` is the state before the first of them that matters to it. */
export type Question =
  | { readonly type: "state" | "text"; readonly base: Snapshot | undefined }
  | { readonly type: "sessions"; readonly before: Sequence | undefined; readonly limit: number }
  | { readonly type: "authors"; readonly base: Snapshot | undefined; readonly sequence: Sequence }
  | { readonly type: "thinning"; readonly kept: ReadonlySet<Sequence> };

/** Takes the records in order, by a steady clock, and answers at their end. */
export interface Answering {
  take(records: readonly LogRecord[]): void;
  finish(): Uint8Array;
}

/** Begins the answer to a question. What cannot be read is added to `damage`, which the answer tells. */
export function answer(question: Question, damage: Damage[]): Answering {
  switch (question.type) {
    case "state":
    case "text":
      return answerState(question, damage);
    case "sessions":
      return answerSessions(question, damage);
    case "authors":
      return answerAuthors(question, damage);
    case "thinning":
      return answerThinning(question);
  }
}

function answerState({ type, base }: Extract<Question, { type: "state" | "text" }>, damage: Damage[]): Answering {
  const fold = new Fold(base?.state, damage);
  return {
    take: (records) => fold.take(records),
    finish: () => (type === "text" ? Buffer.from(plainText(fold.document)) : Y.encodeStateAsUpdate(fold.document)),
  };
}

function answerSessions({ before, limit }: Extract<Question, { type: "sessions" }>, damage: Damage[]): Answering {
  const list = new SessionList(limit, before);
  return {
    take: (records) => list.take(records),
    finish: () => json<SessionAnswer>({ ...list.finish(), damage }),
  };
}

function answerAuthors({ base, sequence }: Extract<Question, { type: "authors" }>, damage: Damage[]): Answering {
  const authorship = new Authorship();
  const fold = new Fold(base?.state, damage);
  const covered = base?.sequence ?? 0;
  return {
    take(records) {
      authorship.take(records);
      const newer = records.filter((record) => record.sequence > covered);
      if (newer.length > 0) fold.take(newer);
    },
    finish: () => json<AuthorList>({ sequence, texts: authorsOf(fold.document, authorship), damage }),
  };
}

/** Records, as `node:v8` writes them. */
function answerThinning({ kept }: Extract<Question, { type: "thinning" }>): Answering {
  const thinning = new Thinning(kept);
  return { take: (records) => thinning.take(records), finish: () => serialize(thinning.finish()) };
}

function json<Value>(value: Value): Uint8Array {
  return Buffer.from(JSON.stringify(value));
}
