import type { LogRecord, Sequence } from "./document-log.ts";

/** How long all of a history is kept, and what becomes of it afterwards. */
export interface Retention {
  /** Milliseconds for which every update keeps its moment. */
  readonly keepAllMs: number;
  /** Whether two neighbours may become one record; `kept` are the moments that must stay. */
  canMerge(one: LogRecord, next: LogRecord, kept: ReadonlySet<Sequence>): boolean;
  /** Merges what may be merged of all records of a document from the first on. */
  thin(records: AsyncIterable<LogRecord>, kept: ReadonlySet<Sequence>): Promise<LogRecord[]>;
}
