import { createHash, timingSafeEqual } from "node:crypto";
import { createMiddleware } from "hono/factory";
import type { Access, Grant } from "../access/access.ts";
import { type Action, can } from "../access/roles.ts";
import { type DocumentId, parseDocumentId } from "../documents/document-id.ts";
import { Refusal } from "../refusal.ts";

export interface DocumentVariables {
  /** `user` is the grant's: empty for somebody without an account. */
  Variables: { documentId: DocumentId; user: string; grant: Grant };
}

/** Lets a request through whose token may do this with the document in its path. */
export function requireAction(access: Access, action: Action) {
  return createMiddleware<DocumentVariables>(async (context, next) => {
    const documentId = parseDocumentId(context.req.param("id") ?? "");
    const token = bearerToken(context.req.header("authorization"));
    const grant = await access.grant(documentId, token);
    if (!can(grant.role, action)) throw new Refusal("not-allowed", `You may not ${action} this document.`);
    context.set("documentId", documentId);
    context.set("user", grant.user);
    context.set("grant", grant);
    await next();
  });
}

/** Lets a request through that shows the server's secret. */
export function requireOperator(secret: string) {
  const expected = digest(secret);
  return createMiddleware(async (context, next) => {
    const shown = bearerToken(context.req.header("authorization"));
    if (!timingSafeEqual(digest(shown), expected)) {
      throw new Refusal("not-allowed", "Only who knows the server's secret may do this.");
    }
    await next();
  });
}

export function bearerToken(header = ""): string {
  return header.replace(/^Bearer /, "");
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
