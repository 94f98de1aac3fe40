import { createMiddleware } from "hono/factory";
import type { Access } from "../access/access.ts";
import { type Action, can } from "../access/roles.ts";
import { type DocumentId, parseDocumentId } from "../documents/document-id.ts";
import { Refusal } from "../refusal.ts";

export interface DocumentVariables {
  Variables: { documentId: DocumentId };
}

/** Lets a request through whose token may do this with the document in its path. */
export function requireAction(access: Access, action: Action) {
  return createMiddleware<DocumentVariables>(async (context, next) => {
    const documentId = parseDocumentId(context.req.param("id") ?? "");
    const token = context.req.header("authorization")?.replace(/^Bearer /, "") ?? "";
    const { role } = await access.grant(documentId, token);
    if (!can(role, action)) throw new Refusal("not-allowed", `You may not ${action} this document.`);
    context.set("documentId", documentId);
    await next();
  });
}
