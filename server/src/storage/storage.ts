import type { Writable } from "node:stream";
import type { Catalogue } from "./catalogue.ts";
import type { DocumentLog } from "./document-log.ts";
import type { Moments } from "./moments.ts";
import type { Uploads } from "./uploads.ts";
import type { Versions } from "./versions.ts";

/** Everything Weft keeps, open and ready. One process has it at a time. */
export interface Storage {
  readonly log: DocumentLog;
  readonly catalogue: Catalogue;
  readonly versions: Versions;
  /** What was revoked, and when. */
  readonly moments: Moments;
  /** The files of documents. Without it documents hold none. */
  readonly uploads?: Uploads;
  /** Nothing can be written right now: `/readyz` says no, and clients wait for their answers. */
  readonly isInTrouble: boolean;
  /** Writes all of it, as it is at one moment, and ends the stream. Without it there is no backup of a running server. */
  writeBackup?(to: Writable): Promise<void>;
  /** Waits until what is queued is durable, then closes. Called once, after the last use. */
  close(): Promise<void>;
}
