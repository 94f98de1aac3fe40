import { Refusal } from "../refusal.ts";
import type { Access } from "./access.ts";
import { roleIn } from "./claims.ts";
import { can } from "./roles.ts";
import type { Revocations } from "./revocations.ts";
import { type TokenRules, verifyToken } from "./verify-token.ts";

/** The host application signs who somebody is and what they may do with which documents. */
export function createTokenAccess(rules: TokenRules, revocations: Revocations): Access {
  return {
    async grant(documentId, token) {
      const claims = await verifyToken(rules, token);
      const { user, name, color, issuedAt, expiresAt } = claims;
      const role = roleIn(claims, documentId);
      if (!role) throw new Refusal("not-allowed", "The token does not name this document.");
      const grant = { user, name, color, role, issuedAt, expiresAt };
      if (revocations.cover(grant, documentId)) throw new Refusal("not-allowed", "The token was revoked.");
      return grant;
    },

    async lists(token) {
      const claims = await verifyToken(rules, token);
      return (documentId) => {
        const role = roleIn(claims, documentId);
        return role !== undefined && can(role, "read") && !revocations.cover(claims, documentId);
      };
    },

    stands: (grant, documentId) => !revocations.cover(grant, documentId),
  };
}
