/** Why something was refused, for programs. The same words travel over HTTP and over the socket. */
export type RefusalCode =
  | "invalid-document-id"
  | "not-allowed"
  | "not-found"
  | "document-deleted"
  | "wrong-origin"
  | "too-large"
  | "malformed"
  | "incomplete"
  /** A file is not what its address says. */
  | "wrong-content"
  /** Content for a document that has some already. */
  | "not-empty"
  /** It is not written in the format it is said to be in, or converting it takes too long. */
  | "unconvertible"
  /** The server has nothing to convert documents with. */
  | "not-built"
  /** The update contradicts itself or the document. */
  | "bad-update"
  /** Merging it would cost everybody too much. */
  | "too-complex"
  /** It writes where a document of this kind has nothing, or only the server writes. */
  | "forbidden-root"
  /** It speaks with a client id that belongs to somebody else. */
  | "foreign-client"
  | "unavailable"
  | "stopping";

/** Bad input or a missing right: it costs its sender an answer and nobody else anything. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly code: RefusalCode;
  /** Hocuspocus sends a thrown error's `reason` to the client. */
  readonly reason: RefusalCode;

  constructor(code: RefusalCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.reason = code;
  }
}
