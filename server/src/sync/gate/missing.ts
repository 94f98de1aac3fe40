/** For each client id something waits for, how much of that client was known when it had to. */
export type Missing = Map<number, number>;

/** Two things may wait for one client id, and meanwhile more of it may have come: the first may go on with that. */
export function misses(missing: Missing, client: number, known: number) {
  missing.set(client, Math.min(known, missing.get(client) ?? known));
}
