import { errors, jwtVerify } from "jose";
import { Refusal } from "../refusal.ts";
import { type Claims, clockToleranceMs, readClaims } from "./claims.ts";
import type { Algorithm, KeySource } from "./token-keys.ts";

/** By what a token is judged, all of it from the configuration and none of it from the token. */
export interface TokenRules {
  readonly algorithm: Algorithm;
  readonly key: KeySource;
  readonly issuer: string;
  readonly audience: string;
}

const longestToken = 16 * 1024;

/** Faults of the token itself. Any other error is ours or the key server's, and no reason to send somebody away. */
const faults = new Set([
  errors.JOSEAlgNotAllowed.code,
  errors.JOSENotSupported.code,
  errors.JWKSMultipleMatchingKeys.code,
  errors.JWKSNoMatchingKey.code,
  errors.JWSInvalid.code,
  errors.JWSSignatureVerificationFailed.code,
  errors.JWTClaimValidationFailed.code,
  errors.JWTExpired.code,
  errors.JWTInvalid.code,
]);

/** What a token says, if it is signed by the host and says it to us. Throws `not-allowed`, or `unavailable`. */
export async function verifyToken(rules: TokenRules, token: string): Promise<Claims> {
  const { algorithm, key, issuer, audience } = rules;
  if (token === "" || token.length > longestToken) {
    throw new Refusal("not-allowed", "This takes a token, of at most 16 KiB.");
  }
  try {
    const { payload } = await jwtVerify(token, key, {
      algorithms: [algorithm],
      issuer,
      audience,
      requiredClaims: ["sub", "iat", "exp", "documents"],
      clockTolerance: clockToleranceMs / 1_000,
    });
    return readClaims(payload, Date.now());
  } catch (cause) {
    if (cause instanceof Refusal) throw cause;
    if (cause instanceof errors.JOSEError && faults.has(cause.code)) {
      throw new Refusal("not-allowed", `The token was not accepted: ${cause.message}.`, { cause });
    }
    throw new Refusal("unavailable", "Tokens cannot be checked right now.", { cause });
  }
}
