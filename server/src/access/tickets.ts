import { createHmac, timingSafeEqual } from "node:crypto";
import type { DocumentId } from "../documents/document-id.ts";
import { type Role, roles } from "./roles.ts";
import type { Grant } from "./access.ts";

/**
 * A grant for one document that fits into an address, for what a browser fetches without headers: `<img>`, `<video>`, a
 * download. It opens nothing but files, lasts an hour or as long as what it was made for, and is asked about like any
 * other grant when it is used.
 */
export interface Tickets {
  issue(documentId: DocumentId, grant: Grant): { ticket: string; expiresAt: number };
  /** `undefined` for what this server did not issue for this document, or is over. */
  read(documentId: DocumentId, ticket: string): Grant | undefined;
}

const lifetimeMs = 3_600_000;

export function createTickets(secret: string, now: () => number = Date.now): Tickets {
  // A key of its own: a ticket is signed text, and no such text may ever be good for anything else.
  const key = createHmac("sha256", secret).update("weft tickets for files").digest();
  const sign = (documentId: DocumentId, body: string) =>
    createHmac("sha256", key).update(`${documentId}\n${body}`).digest();

  return {
    issue(documentId, { user, role, issuedAt, expiresAt: end = Number.POSITIVE_INFINITY }) {
      const expiresAt = Math.min(now() + lifetimeMs, end);
      const body = Buffer.from(JSON.stringify([user, role, issuedAt ?? null, expiresAt])).toString("base64url");
      return { ticket: `${body}.${sign(documentId, body).toString("base64url")}`, expiresAt };
    },

    read(documentId, ticket) {
      const [body = "", signature = ""] = ticket.split(".");
      const shown = Buffer.from(signature, "base64url");
      const expected = sign(documentId, body);
      if (shown.length !== expected.length || !timingSafeEqual(shown, expected)) return undefined;
      const [user, role, issuedAt, expiresAt] = JSON.parse(Buffer.from(body, "base64url").toString()) as [
        string,
        Role,
        number | null,
        number,
      ];
      if (expiresAt <= now() || !roles.includes(role)) return undefined;
      return { user, role, issuedAt: issuedAt ?? undefined, expiresAt };
    },
  };
}
