/** Types of what travels between the server and Weft's editor. Types only: importing this brings no code. */
export type { Hello, MessageTypes, Welcome } from "./sync/protocol.ts";
export type { RefusalCode } from "./refusal.ts";

/** One row of `GET /api/documents`, newest change first. */
export interface DocumentSummary {
  id: string;
  title: string;
  /** Milliseconds since 1970. */
  createdAt: number;
  updatedAt: number;
}

export interface DocumentList {
  documents: DocumentSummary[];
}

/** The body of every answer that is not a success. */
export interface Problem {
  code: string;
  message: string;
}
