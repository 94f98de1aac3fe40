import * as Y from "yjs";
import type { LogRecord, WrittenRange } from "../storage/document-log.ts";
import { ClockRanges } from "./clock-ranges.ts";

/** Who wrote something, and in which minute (milliseconds since 1970). */
export interface Written {
  readonly user: string;
  readonly time: number;
}

// Finer than a minute, every keystroke would be a run of its own, here and in every answer.
const minute = 60_000;

/** Who wrote which clocks of which Yjs client, learnt from the records of a document in their order. */
export class Authorship {
  readonly #ranges = new ClockRanges<Written>((one, other) => one.user === other.user && one.time === other.time);

  take(records: readonly LogRecord[]) {
    for (const record of records) {
      if (record.merged) this.#remember(record.merged.written);
      else this.#learn(record);
    }
  }

  /** The pieces of a stretch of clocks; one of which nothing is known has no mark. */
  of({ id, length }: Y.Item) {
    return this.#ranges.pieces(id.client, id.clock, length);
  }

  #learn({ update, time, by }: LogRecord) {
    const written = { user: by.user, time: Math.floor(time / minute) * minute };
    // Not `parseUpdateMeta`, which counts what an update skips as if it were in it.
    for (const struct of Y.decodeUpdate(update).structs) {
      if (struct instanceof Y.Skip) continue;
      this.#ranges.add(struct.id.client, struct.id.clock, struct.length, written);
    }
  }

  #remember(ranges: readonly WrittenRange[]) {
    for (const { client, clock, length, user, time } of ranges) this.#ranges.add(client, clock, length, { user, time });
  }
}
