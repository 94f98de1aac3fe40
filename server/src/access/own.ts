import type { DocumentId } from "../documents/document-id.ts";
import { Refusal } from "../refusal.ts";
import type { Report } from "../report.ts";
import type { Access, Grant } from "./access.ts";
import { roles } from "./roles.ts";

/** Who may come in, by the rules of the program Weft is part of. What it leaves out is the careful answer. */
export interface OwnAccess {
  /**
   * Who the holder of a token is to a document. The token is whatever the client was given, and empty if nothing. A
   * `Refusal` with the code `not-allowed` keeps somebody out; with `unavailable`, and for any other error, which is
   * reported, the client is to try again later.
   */
  grant(documentId: DocumentId, token: string): Grant | Promise<Grant>;
  /** Which documents the holder of a token finds in `GET /api/documents`. Without it: none. */
  lists?(token: string): Promise<(documentId: DocumentId) => boolean>;
  /**
   * False once a grant has been taken back. It is asked when somebody joins, and about everybody by `enforceAccess`.
   * Without it a grant stands until it expires.
   */
  stands?(grant: Grant, documentId: DocumentId): boolean;
}

/** Asks a program's own rules as Weft asks its own: whatever goes wrong in them lets nobody in. */
export function askOwnAccess(own: OwnAccess, report: Report): Access {
  function fail(error: unknown): never {
    if (error instanceof Refusal) throw error;
    report("access-failed", { error });
    throw new Refusal("unavailable", "Who may come in cannot be said right now.", { cause: error });
  }

  return {
    async grant(documentId, token) {
      try {
        return checked(await own.grant(documentId, token));
      } catch (error) {
        return fail(error);
      }
    },

    async lists(token) {
      try {
        return (await own.lists?.(token)) ?? (() => false);
      } catch (error) {
        return fail(error);
      }
    },

    stands(grant, documentId) {
      try {
        return own.stands?.(grant, documentId) ?? true;
      } catch (error) {
        report("access-failed", { documentId, error });
        return false;
      }
    },
  };
}

/** Programs in JavaScript have no compiler that says this. */
function checked(grant: Grant): Grant {
  if (typeof grant?.user === "string" && roles.includes(grant.role)) return grant;
  throw new TypeError(`A grant has a user and a role, which is one of ${roles.join(", ")}.`);
}
