import { createPublicKey, type KeyObject } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createRemoteJWKSet, customFetch, errors, type JWTVerifyGetKey } from "jose";
import { ConfigError } from "../config-error.ts";
import { Refusal } from "../refusal.ts";

/** What tokens may be signed with. One of them is pinned, so a token never chooses how it is checked. */
export const algorithms = ["HS256", "RS256", "ES256"] as const;

export type Algorithm = (typeof algorithms)[number];

/** Finds the key for a token. Throws `unavailable` where it cannot be known right now. */
export type KeySource = JWTVerifyGetKey;

/** The same text signs and checks. */
export function secretKey(secret: string): KeySource {
  const key = new TextEncoder().encode(secret);
  return () => key;
}

/** A public key in a PEM file. Throws a `ConfigError` for a key the algorithm cannot be checked with. */
export async function keyFile(file: string, algorithm: Algorithm): Promise<KeySource> {
  const key = await readPublicKey(file);
  const { modulusLength = 0, namedCurve } = key.asymmetricKeyDetails ?? {};
  const fits =
    algorithm === "RS256"
      ? key.asymmetricKeyType === "rsa" && modulusLength >= 2048
      : algorithm === "ES256" && namedCurve === "prime256v1";
  if (fits) return () => key;
  throw new ConfigError(
    `WEFT_TOKEN_KEY (${file}) does not fit ${algorithm}, which needs ${
      algorithm === "RS256" ? "an RSA key of 2048 bits or more" : "a key on the curve P-256"
    }.`,
  );
}

async function readPublicKey(file: string): Promise<KeyObject> {
  let pem: string;
  let key: KeyObject;
  try {
    pem = await readFile(file, "utf8");
    key = createPublicKey(pem);
  } catch (cause) {
    throw new ConfigError(`WEFT_TOKEN_KEY (${file}) cannot be used: ${(cause as Error).message}.`, { cause });
  }
  if (!pem.includes("PRIVATE KEY")) return key;
  throw new ConfigError(
    `WEFT_TOKEN_KEY (${file}) holds a private key. Weft only checks tokens: give it the public one.`,
  );
}

const patienceMs = 5_000;

/**
 * Keys that the host publishes and changes. A key that is not in the set is looked for anew, once in `askAgainMs`,
 * however many tokens name it; who comes meanwhile is told to come again, because the key may be a new one.
 */
export function remoteKeys(url: URL, askAgainMs = 5_000): KeySource {
  let askedAt = Number.NEGATIVE_INFINITY;
  const keys = createRemoteJWKSet(url, {
    timeoutDuration: patienceMs,
    cooldownDuration: askAgainMs,
    async [customFetch](address, options) {
      const sinceMs = performance.now() - askedAt;
      // The library waits between two answers, not after a failure.
      if (sinceMs < askAgainMs) throw unavailable("The keys were asked for a moment ago, in vain.");
      askedAt = performance.now();
      return fetch(address, options);
    },
  });
  return async (header, token) => {
    const isLookedForAnew = !keys.coolingDown;
    try {
      return await keys(header, token);
    } catch (error) {
      const isUnknown = error instanceof errors.JWKSNoMatchingKey;
      if (isUnknown && !isLookedForAnew) throw unavailable("The key of the token is not known yet.");
      throw error;
    }
  };
}

function unavailable(message: string): Refusal {
  return new Refusal("unavailable", message);
}
