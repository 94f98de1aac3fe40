import type { Extension, onAuthenticatePayload } from "@hocuspocus/server";
import type { Access, Grant } from "../access/access.ts";
import { can } from "../access/roles.ts";
import { parseDocumentId } from "../documents/document-id.ts";
import { Refusal } from "../refusal.ts";

/** Lets clients in: who they are and what they may do with the document. */
export function authenticate(access: Access): Extension<{ grant: Grant }> {
  return {
    async onAuthenticate({ documentName, token, connectionConfig }: onAuthenticatePayload) {
      const grant = await access.grant(parseDocumentId(documentName), token);
      if (!can(grant.role, "read")) throw new Refusal("not-allowed", "This document may not be read.");
      connectionConfig.readOnly = !can(grant.role, "write");
      return { grant };
    },
  };
}
