import type { DocumentId } from "../documents/document-id.ts";
import type { Role } from "./roles.ts";

/** Who somebody is to a document. Times are milliseconds since 1970. */
export interface Grant {
  /** Stable name of the account; empty for somebody without one. */
  readonly user: string;
  /** What to call the user; where it is missing nobody vouches for a name. */
  readonly name?: string | undefined;
  /** `#rrggbb` */
  readonly color?: string | undefined;
  readonly role: Role;
  /** What the grant rests on was signed then. */
  readonly issuedAt?: number | undefined;
  /** From then on it needs another; without one it lasts as long as the connection. */
  readonly expiresAt?: number | undefined;
}

/** Decides who may come in. */
export interface Access {
  /** Throws a `Refusal` for somebody who may not. */
  grant(documentId: DocumentId, token: string): Promise<Grant>;
  /** Which documents the holder of a token finds in a list. Throws a `Refusal` for a token that says nothing. */
  lists(token: string): Promise<(documentId: DocumentId) => boolean>;
  /** False once a grant that was given has been taken back. */
  stands(grant: Grant, documentId: DocumentId): boolean;
}
