import type { IdleLimits } from "./idle-documents.ts";
import type { TransportLimits } from "./transport.ts";
import type { VisitorLimits } from "./visitors.ts";

/** What anybody may cost the server. */
export interface Limits extends TransportLimits, VisitorLimits, IdleLimits {
  /** The state of one document. Above it nothing is inserted any more. */
  documentBytes: number;
  /** What builds on updates that have not come and waits for them, in all documents together. */
  parkedBytes: number;
}

const megabyte = 1024 * 1024;

/** The first three are an operator's to choose. */
export const defaultLimits: Limits = {
  sockets: 10_000,
  socketsPerAddress: 1_000,
  documentBytes: 16 * megabyte,
  maxFrameBytes: 32 * megabyte,
  documents: 50,
  waitingBytes: megabyte,
  failedSignIns: 5,
  authenticationMs: 10_000,
  strangerBytes: 64 * 1024,
  strangersBytes: 32 * megabyte,
  parkedBytes: 64 * megabyte,
  idleMs: 30_000,
  idleBytes: 16 * megabyte,
  presenceBytes: megabyte,
  contentBytes: 4 * megabyte,
  closeBytes: 16 * megabyte,
  progressMs: 30_000,
  progressBytes: megabyte,
};
