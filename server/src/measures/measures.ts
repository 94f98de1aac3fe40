import { Tally } from "./tally.ts";

/** What the server counts while it works: plain numbers, so that counting costs nothing. They are read when asked for. */
export class Measures {
  /** Frames of content that clients sent. */
  received = 0;
  /** Updates that became part of a document and went to its log. */
  applied = 0;
  /** Messages with what others wrote, one for each reader. */
  deliveries = 0;
  /** Compactions that failed; their documents' logs grow until the next one. */
  failedCompactions = 0;
  /** Upgrades to a WebSocket that were refused, by HTTP status. */
  readonly refusedUpgrades = new Tally();
  /** By the code their sender was told. */
  readonly refusals = new Tally();
  /** Sockets that were closed, by close code. */
  readonly closes = new Tally();
}

/** What the server holds at one moment. */
export interface Load {
  /** Open WebSockets. */
  connections: number;
  /** Documents in memory. */
  documents: number;
  /** Answers that wait for the disk. */
  heldAnswers: number;
  /** Bytes that wait for slow readers, over all sockets. */
  bufferedBytes: number;
}
