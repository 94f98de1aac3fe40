import { startThread, type ThreadBounds } from "../bounded-thread.ts";
import { Refusal } from "../refusal.ts";
import type { Damage, LogRecord } from "../storage/document-log.ts";
import type { Question } from "./answer.ts";

export interface Answer {
  readonly body: Uint8Array;
  /** What of the document could not be read, and so is not in the answer. */
  readonly damage: readonly Damage[];
}

/** Answers a question about records. `damage` is complete when the last record has been read. */
export type Ask = (question: Question, records: AsyncIterable<LogRecord>, damage: readonly Damage[]) => Promise<Answer>;

/** What travels to the thread, and back: each request waits for its reply. */
export type ThreadRequest =
  | { type: "records"; records: readonly LogRecord[] }
  | { type: "end"; damage: readonly Damage[] };
export type ThreadReply = { type: "more" } | ({ type: "answer" } & Answer);

const batch = { records: 2_000, bytes: 1024 * 1024 };
const bounds: ThreadBounds = {
  longestMs: 60_000,
  heapMegabytes: 512,
  refuse: (ended, cause) =>
    ended === "memory"
      ? new Refusal("too-large", "The history is too large to be answered.", { cause })
      : new Refusal("too-large", "The history is too long to be answered in a minute."),
};

/**
 * Answers in a thread that ends with its answer, and gets the records batch by batch: nobody waits for it, and a
 * question too large costs itself.
 */
export const askThread: Ask = async (question, records, damage) => {
  const url = new URL(import.meta.url.replace(/ask-thread\.([jt]s)$/, "history-thread.$1"));
  const thread = startThread(url, question, bounds);
  const ask = (request: ThreadRequest) => {
    thread.worker.postMessage(request);
    return thread.reply<ThreadReply>();
  };
  try {
    for await (const some of inBatches(records)) await ask({ type: "records", records: some });
    const reply = await ask({ type: "end", damage });
    if (reply.type !== "answer") throw new Error("The history thread did not answer.");
    return reply;
  } finally {
    await thread.end();
  }
};

async function* inBatches(records: AsyncIterable<LogRecord>): AsyncGenerator<LogRecord[]> {
  let some: LogRecord[] = [];
  let bytes = 0;
  for await (const record of records) {
    some.push(record);
    bytes += record.update.length;
    if (some.length < batch.records && bytes < batch.bytes) continue;
    yield some;
    some = [];
    bytes = 0;
  }
  if (some.length > 0) yield some;
}
