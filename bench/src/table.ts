import type { Column, Sample } from "./experiment.ts";
import type { Peer } from "./peers.ts";
import type { Outcome } from "./run.ts";
import { median, sum } from "./statistics.ts";

const nothing = "–";

/** One experiment as text: for each peer the median of its rounds and, in brackets, the lowest and the highest. */
export function formatOutcome({ experiment, samples, skipped }: Outcome, about: string): string {
  if (skipped) return `${experiment.name}\n  skipped: ${skipped}`;
  const header = ["", ...experiment.columns.flatMap(labels)];
  const rows = experiment.peers.map((peer) => [
    peer.name,
    ...experiment.columns.flatMap((column) => cells(column, peer, samples)),
  ]);
  const problems = [...samples].flatMap(([peer, ofPeer]) =>
    [...new Set(ofPeer.flatMap((sample) => sample.problems))].map((text) => `  INVALID ${peer.name}: ${text}`),
  );
  return [`${experiment.name}\n  ${about}`, align([header, ...rows]), ...problems].join("\n");
}

function labels({ label, against }: Column): string[] {
  return against ? [label, `× ${against.name}`] : [label];
}

function cells(column: Column, peer: Peer, samples: Outcome["samples"]): string[] {
  const { figures, digits, against, total = "median" } = column;
  const [first = [], ...more] = figures.map((figure) => roundsOf(figure, samples.get(peer)));
  const cell = more.length > 0 ? together([first, ...more], digits) : totals[total](first, digits);
  if (!against) return [cell];
  const ones = roundsOf(figures[0] ?? "", samples.get(against));
  return [
    cell,
    spread(
      first.map((value, round) => value / (ones[round] ?? Number.NaN)),
      2,
    ),
  ];
}

const totals = { median: spread, sum: (values: readonly number[], digits?: number) => format(sum(values), digits) };

function roundsOf(figure: string, samples: readonly Sample[] = []): number[] {
  return samples.map((sample) => sample.figures[figure] ?? Number.NaN);
}

function together(figures: readonly number[][], digits?: number): string {
  const middles = figures.map((values) => median(values.filter(Number.isFinite)));
  return middles.some(Number.isFinite) ? middles.map((middle) => format(middle, digits)).join(" / ") : nothing;
}

function spread(values: readonly number[], digits?: number): string {
  const known = values.filter(Number.isFinite);
  const middle = format(median(known), digits);
  if (known.length < 2) return middle;
  return `${middle} (${format(Math.min(...known), digits)}–${format(Math.max(...known), digits)})`;
}

function format(value: number, digits = 0): string {
  if (!Number.isFinite(value)) return nothing;
  return value.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

function align(rows: readonly string[][]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? "").length)));
  return rows
    .map((row) => row.map((cell, column) => pad(cell, widths[column] ?? 0, column)).join("   "))
    .map((line) => `  ${line}`.trimEnd())
    .join("\n");
}

function pad(cell: string, width: number, column: number): string {
  return column === 0 ? cell.padEnd(width) : cell.padStart(width);
}
