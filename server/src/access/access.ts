import type { DocumentId } from "../documents/document-id.ts";
import type { Role } from "./roles.ts";

/** Who somebody is to a document. */
export interface Grant {
  /** Stable name of the account; empty for somebody without one. */
  readonly user: string;
  readonly role: Role;
}

/** Decides who may come in. Throws a `Refusal` for somebody who may not. */
export interface Access {
  grant(documentId: DocumentId, token: string): Promise<Grant>;
}
