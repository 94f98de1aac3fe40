import * as Y from "yjs";

/** A part of what one client wrote: clocks of Yjs, the second one not included. */
interface Range {
  readonly client: number;
  readonly from: number;
  readonly to: number;
}

/** How much the server had at a moment of `performance.now()`: the clock of this page, and so many of the ranges. */
interface Save {
  readonly at: number;
  readonly clock: number;
  readonly ranges: number;
}

/** From when the server has something until all who are there have seen it, with bad networks; and what they did before that is here. */
const unseenMs = 2_000;

/** What this device wrote, on this page or one before it, and what of it others cannot have seen yet. */
export class OwnContent {
  readonly #document: Y.Doc;
  /** What the server had not when a connection began. */
  readonly #ranges: Range[] = [];
  /** The newest that is older than `unseenMs`, and all since. */
  #saves: Save[] = [];

  constructor(document: Y.Doc) {
    this.#document = document;
  }

  /** A connection begins, and the server has this much. */
  begin(serverStateVector: Uint8Array) {
    const known = Y.decodeStateVector(serverStateVector);
    for (const [client, to] of Y.decodeStateVector(Y.encodeStateVector(this.#document))) {
      const from = known.get(client) ?? 0;
      if (from < to) this.#ranges.push({ client, from, to });
    }
  }

  /** The server has everything. */
  saved() {
    const { store, clientID } = this.#document;
    const save = { at: performance.now(), clock: Y.getState(store, clientID), ranges: this.#ranges.length };
    const old = this.#saves.findLastIndex(({ at }) => at <= save.at - unseenMs);
    this.#saves = [...this.#saves.slice(Math.max(0, old)), save];
  }

  has(id: Y.ID): boolean {
    return id.client === this.#document.clientID || this.#rangeOf(id) >= 0;
  }

  /** Of what it has, whether others may have seen it. */
  isSeen(id: Y.ID): boolean {
    const save = this.#saves.findLast(({ at }) => at <= performance.now() - unseenMs);
    if (!save) return false;
    return id.client === this.#document.clientID ? id.clock < save.clock : this.#rangeOf(id) < save.ranges;
  }

  #rangeOf({ client, clock }: Y.ID): number {
    return this.#ranges.findIndex((range) => range.client === client && range.from <= clock && clock < range.to);
  }
}
