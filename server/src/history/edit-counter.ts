import * as Y from "yjs";
import { ClockRanges } from "./clock-ranges.ts";

/** Counts characters in the updates of a document, which must come in their order. */
export class EditCounter {
  /** Which clocks are characters: a deletion names clocks only. */
  readonly #characters = new ClockRanges<true>(() => true);

  count(update: Uint8Array): { inserted: number; deleted: number } {
    const { structs, ds } = Y.decodeUpdate(update);
    return { inserted: this.#countInserted(structs), deleted: this.#countDeleted(ds) };
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
