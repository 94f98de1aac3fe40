import { createHmac, timingSafeEqual } from "node:crypto";
import type { DocumentId } from "../documents/document-id.ts";
import type { Sequence } from "../storage/document-log.ts";

const proofBytes = 12;

/** A point in the life of a document that a receipt names. */
export interface Reached {
  readonly documentId: DocumentId;
  readonly generation: string;
  readonly sequence: Sequence;
}

/**
 * Tells a client that was promised more than the disk has now from one that makes it up: every receipt carries a proof
 * that only this server's secret can make.
 */
export class ReceiptProofs {
  readonly #key: Buffer;

  constructor(secret: string) {
    this.#key = createHmac("sha256", secret).update("receipts").digest();
  }

  /** Text of 16 characters. */
  of({ documentId, generation, sequence }: Reached): string {
    const said = `${documentId}\0${generation}\0${sequence}`;
    return createHmac("sha256", this.#key).update(said).digest().subarray(0, proofBytes).toString("base64url");
  }

  stands(reached: Reached, proof: string): boolean {
    const expected = Buffer.from(this.of(reached));
    const given = Buffer.from(proof);
    return given.length === expected.length && timingSafeEqual(given, expected);
  }
}
