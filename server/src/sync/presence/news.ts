import type { SharedUpdate } from "../live-document.ts";
import { type Entry, writeEntries } from "./announcement.ts";

/** States to be told, put together once for everybody who is told the same. */
export class PresenceNews {
  readonly #entries: ReadonlyMap<number, Entry>;
  #forAll: SharedUpdate | undefined;

  constructor(entries: ReadonlyMap<number, Entry>) {
    this.#entries = entries;
  }

  get size(): number {
    return this.#entries.size;
  }

  has(clientId: number): boolean {
    return this.#entries.has(clientId);
  }

  get forAll(): SharedUpdate {
    this.#forAll ??= { update: writeEntries(this.#entries.values(), this.size), messages: new Map() };
    return this.#forAll;
  }
}
