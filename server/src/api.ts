/** Types of what travels between the server and Weft's editor. Types only: importing this brings no code. */
export type { Hello, MessageTypes, Receipt, Welcome } from "./sync/protocol.ts";
export type { RefusalCode } from "./refusal.ts";
export type { Damage } from "./storage/document-log.ts";
import type { Damage } from "./storage/document-log.ts";

/** One row of `GET /api/documents`, newest change first. */
export interface DocumentSummary {
  id: string;
  title: string;
  /** Milliseconds since 1970. */
  createdAt: number;
  updatedAt: number;
}

/** `GET /api/documents?title=&limit=`: those whose titles have these words; without any, all. 200 unless it says how many. */
export interface DocumentList {
  documents: DocumentSummary[];
  /** There are others that were changed before these. */
  hasMore: boolean;
}

/** What the server made of the request the page `/doctor` sent: a proxy may have changed it on the way. */
export interface DoctorAnswer {
  /** The name the request was for. */
  host: string;
  isOriginAccepted: boolean;
}

/** What the doctor's socket says to `echo`, at once, and to `drip`, `of` times at a steady pace. */
export type DoctorFrame =
  | { type: "echo"; /** Milliseconds since 1970. */ time: number }
  | { type: "drip"; count: number; of: number; everyMs: number };

/** `GET /api/documents/:id/files`: what may still be put there, in bytes. */
export interface FileRoom {
  largestFile: number;
  /** For all that come. */
  room: number;
}

/** `POST /api/documents/:id/files/ticket`: `?ticket=` on the address of a file, where no token can be sent. */
export interface FileTicket {
  ticket: string;
  /** Milliseconds since 1970. */
  expiresAt: number;
}

/** `GET /api/documents/:id/export?format=`: what a document is written as. */
export type ExportFormat = "markdown" | "html" | "text" | "json";

/** `PUT /api/documents/:id`: what a document is made of. */
export type ImportFormat = Exclude<ExportFormat, "text">;

/** What the editor's build leaves for the server, which loads it in threads that may be ended at any time. */
export interface Formats {
  /** `state` is a Yjs update (version 1) with all of a document. */
  write(state: Uint8Array, format: ExportFormat): { title: string; text: string };
  /** A Yjs update with all of a new document. Throws for text that is not what the format asks for. */
  read(text: string, format: ImportFormat): Uint8Array;
}

/** The body of every answer that is not a success. */
export interface Problem {
  code: string;
  message: string;
}

/** What one user did without a pause of more than five minutes. Sessions of several people may overlap. */
export interface EditingSession {
  /** Empty for people without an account. */
  user: string;
  /** Milliseconds since 1970. */
  from: number;
  to: number;
  /** The updates it began and ended with; others wrote some of those between. */
  firstSequence: number;
  lastSequence: number;
  updates: number;
  /** Characters, as JavaScript counts them. */
  inserted: number;
  deleted: number;
}

/** `GET /api/documents/:id/history/sessions?limit=100&before=`, newest first. */
export interface SessionList {
  sessions: EditingSession[];
  /** `before` of the next page; `null` at the end. */
  next: number | null;
  /** What of the history cannot be read and is not counted. */
  damage: Damage[];
}

/** Neighbouring characters that one user wrote in one minute. */
export interface AuthoredRun {
  /** In characters, as JavaScript counts them. */
  length: number;
  /** `null` where the history does not tell, empty for people without an account. */
  user: string | null;
  /** The minute, in milliseconds since 1970. */
  time: number | null;
}

/** One text of a document. */
export interface AuthoredText {
  /** The name of a root, then keys of maps and indices of lists below it. */
  path: (string | number)[];
  /** From the first visible character to the last. */
  runs: AuthoredRun[];
}

/** `GET /api/documents/:id/history/authors?at=` */
export interface AuthorList {
  /** The last update it covers. */
  sequence: number;
  texts: AuthoredText[];
  damage: Damage[];
}

/** A name for a moment of a document. */
export interface NamedVersion {
  /** The last update of that moment. */
  sequence: number;
  name: string;
  /** When it was named, in milliseconds since 1970, and by whom. */
  time: number;
  user: string;
}

/** `GET /api/documents/:id/versions`, newest first. */
export interface VersionList {
  versions: NamedVersion[];
}
