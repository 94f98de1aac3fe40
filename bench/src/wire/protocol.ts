/** What the raw clients of the benchmark say and understand. Frames are made and read without decoding what is in them. */
export interface Protocol {
  /** The address at which a client opens a document. */
  url(server: string, documentId: string): string;
  /** What a client says as soon as its socket is open. */
  greet(documentId: string, stateVector: Uint8Array): Uint8Array[];
  write(documentId: string, message: Sent): Uint8Array;
  read(frame: Uint8Array): Received;
  /** A new client is told the state of the document. */
  readonly tellsState: boolean;
  /** The server confirms each update to its author: by an acknowledgement, or by sending it back. */
  readonly confirmsBy: "acknowledgement" | "echo" | "nothing";
}

export type Sent = { type: "step2" | "update" | "presence"; content: Uint8Array };

export type Received =
  | { type: "step1" | "step2" | "update" | "presence"; content: Uint8Array }
  | { type: "acknowledged" | "refused" | "other" };
