export interface RoundTrip {
  /** Milliseconds since 1970, by this device. */
  sentAt: number;
  receivedAt: number;
  /** The same by the server, somewhere between them. */
  serverTime: number;
}

/** How far the server's clock is ahead, in milliseconds; 0 while the round trip could explain it. */
export function clockSkew(trips: readonly RoundTrip[]): number {
  const [fastest] = trips.toSorted((a, b) => a.receivedAt - a.sentAt - (b.receivedAt - b.sentAt));
  if (!fastest) return 0;
  const { sentAt, receivedAt, serverTime } = fastest;
  const skew = serverTime - (sentAt + receivedAt) / 2;
  return Math.abs(skew) <= (receivedAt - sentAt) / 2 ? 0 : skew;
}

/** Frames that left at a steady pace came in together, or with a break: something on the way holds them back. */
export function isHeldBack(arrivals: readonly number[], everyMs: number): boolean {
  const gaps = arrivals.slice(1).map((arrival, at) => arrival - (arrivals[at] as number));
  const total = gaps.reduce((sum, gap) => sum + gap, 0);
  return total < (gaps.length * everyMs) / 2 || Math.max(...gaps) > everyMs * 4;
}
