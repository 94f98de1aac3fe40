import { z } from "zod";
import { type DocumentId, mainDocumentOf, parseDocumentId } from "../documents/document-id.ts";
import { Refusal } from "../refusal.ts";
import { type Role, roles } from "./roles.ts";

/** What a token says, checked. Times are milliseconds since 1970. */
export interface Claims {
  readonly user: string;
  readonly name: string | undefined;
  readonly color: string | undefined;
  /** By document id, or by `<prefix>:*` for every document whose id begins with `<prefix>:`. */
  readonly documents: ReadonlyMap<string, Role>;
  readonly issuedAt: number;
  readonly expiresAt: number;
}

/** A token may live a day: that is how long a revocation has to be remembered. */
export const longestLifeMs = 24 * 60 * 60 * 1_000;

/** How far the clock of who signs may be ahead of ours. */
export const clockToleranceMs = 3_000;

const everyDocument = /:\*$/;

const line = (longest: number) =>
  z
    .string()
    .min(1)
    .max(longest)
    .regex(/^\P{Cc}*$/u, "must be one line of text");
const time = z.number().transform((seconds) => seconds * 1_000);

const shape = z.object({
  sub: line(128),
  name: line(128).optional(),
  color: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i, "must be a colour like #1a2b3c")
    .optional(),
  documents: z
    .record(z.string().refine(isDocumentPattern, "is neither a document id nor a prefix and :*"), z.enum(roles))
    .transform((documents) => new Map(Object.entries(documents))),
  iat: time,
  exp: time,
});

/** Throws a `not-allowed` refusal that says which claim is wrong. */
export function readClaims(payload: unknown, now: number): Claims {
  const result = shape.safeParse(payload);
  if (!result.success) {
    const [issue] = result.error.issues;
    throw refuse(`${issue?.path.join(".")}: ${issue?.message}`);
  }
  const { sub: user, name, color, documents, iat: issuedAt, exp: expiresAt } = result.data;
  if (expiresAt <= now) throw refuse("it has expired");
  if (issuedAt > now + clockToleranceMs) throw refuse("it was issued in the future");
  if (expiresAt - issuedAt > longestLifeMs) throw refuse("it lives longer than a day");
  return { user, name, color, documents, issuedAt, expiresAt };
}

/** The entry that names the document, else the one with the longest prefix. A companion follows its document. */
export function roleIn({ documents }: Claims, documentId: DocumentId): Role | undefined {
  const id = mainDocumentOf(documentId);
  let role = documents.get(id);
  for (let end = id.lastIndexOf(":"); !role && end > 0; end = id.lastIndexOf(":", end - 1)) {
    role = documents.get(`${id.slice(0, end)}:*`);
  }
  return role;
}

function isDocumentPattern(text: string): boolean {
  try {
    const documentId = parseDocumentId(text.replace(everyDocument, ":"));
    return mainDocumentOf(documentId) === documentId;
  } catch {
    return false;
  }
}

function refuse(why: string): Refusal {
  return new Refusal("not-allowed", `The token was not accepted: ${why}.`);
}
