import type { Extension, onAuthenticatePayload } from "@hocuspocus/server";
import type { Access, Grant } from "../access/access.ts";
import { actionToWrite, can } from "../access/roles.ts";
import { parseDocumentId } from "../documents/document-id.ts";
import { Refusal } from "../refusal.ts";

/** Lets clients in: who they are and what they may do with the document. */
export function authenticate(access: Access): Extension<{ grant: Grant }> {
  return {
    async onAuthenticate({ documentName, token, connectionConfig }: onAuthenticatePayload) {
      const documentId = parseDocumentId(documentName);
      const grant = await access.grant(documentId, token);
      if (!can(grant.role, "read")) throw new Refusal("not-allowed", "This document may not be read.");
      connectionConfig.readOnly = !can(grant.role, actionToWrite(documentId));
      return { grant };
    },
  };
}
