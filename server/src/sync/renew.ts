import type { Connection, Extension, onTokenSyncPayload } from "@hocuspocus/server";
import type { Access, Grant } from "../access/access.ts";
import { actionToWrite, can } from "../access/roles.ts";
import { parseDocumentId } from "../documents/document-id.ts";
import { Refusal } from "../refusal.ts";

export interface RenewOptions {
  access: Access;
  onRenewed: (connection: Connection, grant: Grant, mayWrite: boolean) => void;
  /** A token that was refused, or is another user's. */
  onRefused: (connection: Connection) => void;
}

/**
 * A token that comes on a document already joined takes the place of the one before. Of several the last counts. One
 * that cannot be checked right now changes nothing: the grant there is goes on to its end.
 */
export function renew({ access, onRenewed, onRefused }: RenewOptions): Extension<{ grant: Grant }> {
  const latest = new WeakMap<Connection, symbol>();
  return {
    async onTokenSync({ connection, documentName, token }: onTokenSyncPayload<{ grant: Grant }>) {
      const turn = Symbol(documentName);
      latest.set(connection, turn);
      const documentId = parseDocumentId(documentName);
      const grant = await renewed(access, { documentId, token, user: connection.context.grant.user });
      if (latest.get(connection) !== turn || !connection.document.hasConnection(connection)) return;
      if (grant === "refused") onRefused(connection);
      else if (grant !== "unknown") onRenewed(connection, grant, can(grant.role, actionToWrite(documentId)));
    },
  };
}

interface Renewal {
  documentId: Parameters<Access["grant"]>[0];
  token: string;
  /** Whose connection it is. */
  user: string;
}

async function renewed(access: Access, { documentId, token, user }: Renewal): Promise<Grant | "refused" | "unknown"> {
  try {
    const grant = await access.grant(documentId, token);
    return grant.user === user && can(grant.role, "read") ? grant : "refused";
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.code === "unavailable" ? "unknown" : "refused";
  }
}
