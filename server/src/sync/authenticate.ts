import type { Extension, onAuthenticatePayload } from "@hocuspocus/server";
import type { Access, Grant } from "../access/access.ts";
import { actionToWrite, can } from "../access/roles.ts";
import { parseDocumentId } from "../documents/document-id.ts";
import { Refusal } from "../refusal.ts";

/** Hocuspocus prints whatever has a message, and who is refused could fill the disk with it. They are counted. */
function deny(error: unknown): never {
  throw error instanceof Refusal ? new Refusal(error.code, "", { cause: error }) : error;
}

/** Lets clients in: who they are and what they may do with the document. */
export function authenticate(access: Access): Extension<{ grant: Grant }> {
  return {
    async onAuthenticate({ documentName, token, connectionConfig }: onAuthenticatePayload) {
      const documentId = parseDocumentId(documentName);
      const grant = await access.grant(documentId, token).catch(deny);
      if (!can(grant.role, "read")) throw new Refusal("not-allowed", "");
      connectionConfig.readOnly = !can(grant.role, actionToWrite(documentId));
      return { grant };
    },
  };
}
