/** How sockets are closed one wave after the other. */
export interface Waves {
  readonly size: number;
  readonly pauseMs: number;
}

/** So many can come back to a server in a moment without being a stampede. */
const smallCrowd = 100;
const pauseMs = 100;
/** As many as a server lets in without falling behind. */
const aSecond = 500;

/** A small crowd leaves at once, a larger one at a pace to come back at, as far as there is time. */
export function planWaves(count: number, withinMs: number): Waves {
  const waves = Math.max(1, Math.min(Math.floor(withinMs / pauseMs), Math.ceil((count / aSecond) * (1_000 / pauseMs))));
  return { size: Math.max(smallCrowd, Math.ceil(count / waves)), pauseMs };
}
