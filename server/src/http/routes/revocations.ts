import { Hono } from "hono";
import { z } from "zod";
import type { Revoked } from "../../access/revocations.ts";
import { parseDocumentId } from "../../documents/document-id.ts";
import { Refusal } from "../../refusal.ts";
import { requireOperator } from "../require.ts";

export interface RevocationDependencies {
  secret: string;
  /** Missing where nobody is known, and so nobody can be told apart. */
  revoke: ((revoked: Revoked) => Promise<void>) | undefined;
}

const body = z
  .strictObject({ user: z.string().min(1).optional(), document: z.string().transform(parseDocumentId).optional() })
  .refine(({ user, document }) => user ?? document);

/**
 * `/api/operator/revocations`: `{ user }`, `{ document }` or both. Whoever it is about is sent away at once, and
 * tokens issued before are refused. Answers when that would survive a crash.
 */
export function revocationRoutes({ secret, revoke }: RevocationDependencies) {
  const routes = new Hono();
  if (!revoke) return routes;
  return routes.post("/", requireOperator(secret), async (context) => {
    const { user, document: documentId } = parse(await context.req.text());
    await revoke({ user, documentId });
    return context.body(null, 204);
  });
}

function parse(text: string): z.output<typeof body> {
  try {
    return body.parse(JSON.parse(text));
  } catch (cause) {
    if (cause instanceof Refusal) throw cause;
    throw new Refusal("malformed", "This takes JSON with a user, a document or both.", { cause });
  }
}
