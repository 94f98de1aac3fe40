import { neighbourhood } from "../address.ts";
import { Buckets } from "./buckets.ts";

export interface VisitorLimits {
  /** Sockets of everybody together, … */
  sockets: number;
  /** … and of one address. */
  socketsPerAddress: number;
}

/** Why nobody is let in at the door, as an HTTP status. */
export type TurnedAway = "429 Too Many Requests" | "503 Service Unavailable";

/** A stock client that is sent away comes back every second at first, so this is one or two of them in an office. */
const misdeeds = { perSecond: 0.5, burst: 30 };

/** Counts who is here by address, and keeps out who misbehaves. This machine itself is bounded by the total alone. */
export class Visitors {
  readonly #limits: VisitorLimits;
  readonly #misdeeds = new Buckets(misdeeds);
  readonly #byNeighbourhood = new Map<string, number>();
  #count = 0;

  constructor(limits: VisitorLimits) {
    this.#limits = limits;
  }

  turnAway(address: string): TurnedAway | undefined {
    if (this.#count >= this.#limits.sockets) return "503 Service Unavailable";
    const from = neighbourhood(address);
    if (from === "") return undefined;
    const isCrowded = (this.#byNeighbourhood.get(from) ?? 0) >= this.#limits.socketsPerAddress;
    return isCrowded || this.#misdeeds.isEmpty(from, performance.now()) ? "429 Too Many Requests" : undefined;
  }

  enter(address: string): Visitor {
    const from = neighbourhood(address);
    this.#add(from, 1);
    return new Visitor(this, from);
  }

  misbehaved(from: string) {
    const now = performance.now();
    // One who shows many bad tokens at once does not keep the neighbours out for the rest of the day.
    if (from !== "" && !this.#misdeeds.isEmpty(from, now)) this.#misdeeds.take(from, 1, now);
  }

  leave(from: string) {
    this.#add(from, -1);
  }

  forgetRested() {
    this.#misdeeds.forgetRested(performance.now());
  }

  #add(from: string, sockets: number) {
    this.#count += sockets;
    const count = (this.#byNeighbourhood.get(from) ?? 0) + sockets;
    if (count > 0) this.#byNeighbourhood.set(from, count);
    else this.#byNeighbourhood.delete(from);
  }
}

/** One socket's place among all that are open. */
export class Visitor {
  /** Of the address, or empty for this machine; what an anonymous person is counted by. */
  readonly neighbourhood: string;
  readonly #all: Visitors;

  constructor(all: Visitors, from: string) {
    this.#all = all;
    this.neighbourhood = from;
  }

  /** Guessed, or did what closes a socket for good. Stock clients come back even then, so the door remembers. */
  misbehaved() {
    this.#all.misbehaved(this.neighbourhood);
  }

  leave() {
    this.#all.leave(this.neighbourhood);
  }
}
