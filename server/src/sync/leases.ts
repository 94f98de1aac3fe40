import type { Connection } from "@hocuspocus/server";
import type { Grant } from "../access/access.ts";

interface Lease {
  /** The client is asked for a new token then, once. */
  askAt: number;
  readonly endsAt: number;
}

const lookMs = 200;
/** Asked for this long before the end, or in the last quarter of a short life. */
const noticeMs = 30_000;

/**
 * Connections whose grant ends. Each is asked for a new token in time; stock clients with a function for a token answer
 * by themselves. Whoever has not renewed it in the end is handed to `onEnded`, a fifth of a second later at most.
 */
export class Leases {
  readonly #leases = new Map<Connection, Lease>();
  readonly #onEnded: (connection: Connection) => void;
  #looking: NodeJS.Timeout | undefined;

  constructor(onEnded: (connection: Connection) => void) {
    this.#onEnded = onEnded;
  }

  /** Holds a connection to its grant, instead of the one before. */
  hold(connection: Connection, { expiresAt }: Grant) {
    if (expiresAt === undefined) return;
    const noticed = Math.min(noticeMs, (expiresAt - Date.now()) / 4);
    this.#leases.set(connection, { askAt: expiresAt - noticed, endsAt: expiresAt });
    this.#looking ??= setInterval(() => this.#look(Date.now()), lookMs);
  }

  release(connection: Connection) {
    this.#leases.delete(connection);
    if (this.#leases.size === 0) this.stop();
  }

  stop() {
    clearInterval(this.#looking);
    this.#looking = undefined;
  }

  #look(now: number) {
    for (const [connection, lease] of this.#leases) {
      if (lease.endsAt <= now) {
        this.release(connection);
        this.#onEnded(connection);
      } else if (lease.askAt <= now) {
        lease.askAt = Number.POSITIVE_INFINITY;
        connection.requestToken();
      }
    }
  }
}
