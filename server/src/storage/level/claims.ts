import type { Claim } from "../document-log.ts";
import type { Operation, View } from "./database.ts";
import { claimKey, type DocumentHash, documentRange } from "./keys.ts";
import { sealJson, unsealJson } from "./sealed.ts";
import { readable } from "./stored-document.ts";

export function claimOperation(document: DocumentHash, generation: string, claim: Claim): Operation {
  const key = claimKey(document, generation, claim.client);
  return { type: "put", key, value: sealJson(key, claim) };
}

/** Whose the client ids of a document are, as far as that can be read. */
export async function readClaims(view: View, document: DocumentHash, generation: string) {
  const claims: Claim[] = [];
  let unreadable = 0;
  for await (const [key, value] of view.entries(documentRange("claim", document, generation))) {
    const claim = await readable(() => unsealJson<Claim>(key, value));
    if (claim) claims.push(claim);
    else unreadable += 1;
  }
  return { claims, unreadable };
}
