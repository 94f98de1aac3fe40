/** The value below which a share of the values lies, 0.5 being the median. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = Float64Array.from(values).toSorted();
  if (sorted.length === 0) return Number.NaN;
  const position = (sorted.length - 1) * share;
  const below = sorted[Math.floor(position)] as number;
  const above = sorted[Math.ceil(position)] as number;
  return below + (above - below) * (position - Math.floor(position));
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

const shares = { P50: 0.5, P95: 0.95, P99: 0.99 };

/** p50, p95 and p99 as figures of a sample, under the names that `percentilesOf` gives. */
export function percentiles(name: string, values: readonly number[]): Record<string, number> {
  return Object.fromEntries(Object.entries(shares).map(([suffix, share]) => [name + suffix, quantile(values, share)]));
}

export function percentilesOf(name: string): string[] {
  return Object.keys(shares).map((suffix) => name + suffix);
}
