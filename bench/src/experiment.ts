import type { Peer } from "./peers.ts";

export type Size = "full" | "quick";

/** A question, the peers it is put to, and the figures that answer it. */
export interface Experiment {
  readonly name: string;
  /** What is done and what the figures mean, for the reader of the table. */
  readonly about: (size: Size) => string;
  readonly peers: readonly Peer[];
  readonly columns: readonly Column[];
  /** How often it is repeated for each round asked for. */
  readonly repeat?: number;
  /** Nothing in it is timed, so the peers of a round, or all rounds as well, are measured side by side. */
  readonly sideBySide?: "peers" | "peers and rounds";
  /** Makes what all peers share (documents, typing) and returns what measures one of them once; or says why it cannot. */
  readonly prepare: (size: Size) => Promise<Measure | { skipped: string }>;
}

export type Measure = (peer: Peer) => Promise<Sample>;

export interface Sample {
  readonly figures: Readonly<Record<string, number>>;
  /** Anything here makes the sample invalid. */
  readonly problems: readonly string[];
}

/** One figure with its spread over the rounds, or several that are read together (p50, p95, p99) without. */
export interface Column {
  readonly label: string;
  readonly figures: readonly string[];
  readonly digits?: number;
  /** The peer whose figure of the same round is 1. */
  readonly against?: Peer;
  /** How the rounds become one figure; the median when nothing is said. */
  readonly total?: "median" | "sum";
}
