import { createHmac, generateKeyPairSync, type KeyObject } from "node:crypto";
import { type JWTPayload, SignJWT } from "jose";
import { describe, expect, test } from "vitest";
import { parseDocumentId } from "../documents/document-id.ts";
import { Refusal } from "../refusal.ts";
import { Revocations } from "./revocations.ts";
import { createTokenAccess } from "./token.ts";
import { type Algorithm, secretKey } from "./token-keys.ts";
import type { TokenRules } from "./verify-token.ts";

const secret = "a secret of thirty-two bytes, or more";
const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 });
const elliptic = generateKeyPairSync("ec", { namedCurve: "P-256" });
const now = () => Math.floor(Date.now() / 1_000);

const good = () => ({
  iss: "https://host.example",
  aud: "weft",
  sub: "ann",
  name: "Ann",
  color: "#aa3366",
  documents: { notes: "editor" },
  iat: now(),
  exp: now() + 60,
});

const rules = (algorithm: Algorithm, key: TokenRules["key"]): TokenRules => ({
  algorithm,
  key,
  issuer: "https://host.example",
  audience: "weft",
});

const withSecret = rules("HS256", secretKey(secret));

function sign(payload: JWTPayload, key: KeyObject | Uint8Array = Buffer.from(secret), header = { alg: "HS256" }) {
  return new SignJWT(payload).setProtectedHeader(header).sign(key);
}

/** Signs what the library would not. */
function signByHand(payload: unknown, key = secret, header: object = { alg: "HS256" }): string {
  const text = typeof payload === "string" ? payload : JSON.stringify(payload);
  const body = [JSON.stringify(header), text].map((part) => Buffer.from(part).toString("base64url")).join(".");
  return `${body}.${createHmac("sha256", key).update(body).digest("base64url")}`;
}

async function accessWith(tokenRules: TokenRules) {
  const none = { moments: new Map<string, number>(), areAll: true };
  const kept = { all: async () => none, put: async () => {}, forget: async () => {} };
  const revocations = await Revocations.read(kept, () => {});
  return { access: createTokenAccess(tokenRules, revocations), revocations };
}

async function outcome(token: string, id = "notes", tokenRules = withSecret): Promise<string> {
  const { access } = await accessWith(tokenRules);
  try {
    return (await access.grant(parseDocumentId(id), token)).role;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

describe("a token of the host", () => {
  test.each([
    ["HS256", withSecret, Buffer.from(secret)],
    ["RS256", rules("RS256", () => rsa.publicKey), rsa.privateKey],
    ["ES256", rules("ES256", () => elliptic.publicKey), elliptic.privateKey],
  ] as const)("signed with %s lets its user in", async (alg, tokenRules, key) => {
    const { access } = await accessWith(tokenRules);
    const claims = good();
    expect(await access.grant(parseDocumentId("notes"), await sign(claims, key, { alg }))).toEqual({
      user: "ann",
      name: "Ann",
      color: "#aa3366",
      role: "editor",
      issuedAt: claims.iat * 1_000,
      expiresAt: claims.exp * 1_000,
    });
  });

  test("signed by hand is as good", async () => {
    expect(await outcome(signByHand(good()))).toBe("editor");
  });

  test("needs no name and no colour, and may be for several audiences", async () => {
    const { name: _name, color: _color, ...claims } = good();
    expect(await outcome(await sign({ ...claims, aud: ["else", "weft"] }))).toBe("editor");
  });

  test("by a clock that is a little ahead is still good", async () => {
    expect(await outcome(await sign({ ...good(), iat: now() + 2 }))).toBe("editor");
  });

  test.each([
    ["another issuer", { iss: "https://elsewhere.example" }],
    ["no issuer", { iss: undefined }],
    ["another audience", { aud: "else" }],
    ["no audience", { aud: undefined }],
    ["no end", { exp: undefined }],
    ["an end in the past", { exp: now() - 1 }],
    ["an end in words", { exp: "tomorrow" }],
    ["no beginning", { iat: undefined }],
    ["a beginning in the future", { iat: now() + 30, exp: now() + 60 }],
    ["a beginning later than now", { nbf: now() + 30 }],
    ["a life of years", { exp: now() + 10 * 365 * 86_400 }],
    ["no user", { sub: undefined }],
    ["an empty user", { sub: "" }],
    ["a number for a user", { sub: 7 }],
    ["a user of two lines", { sub: "ann\nroot" }],
    ["an endless name", { name: "a".repeat(1_000) }],
    ["a name that is a list", { name: ["Ann"] }],
    ["a colour that is script", { color: "red;background:url(//evil)" }],
    ["no documents", { documents: undefined }],
    ["documents as a list", { documents: ["notes"] }],
    ["documents as a word", { documents: "notes" }],
    ["a role nobody knows", { documents: { notes: "admin" } }],
    ["a role every object has", { documents: { notes: "constructor" } }],
    ["a list of roles", { documents: { notes: ["editor"] } }],
    ["everything", { documents: { "*": "owner" } }],
    ["a pattern without a colon", { documents: { "no*": "owner" } }],
    ["a pattern in the middle", { documents: { "no*:tes": "owner" } }],
    ["a path", { documents: { "../notes": "owner" } }],
    ["a companion of its own", { documents: { "notes/comments": "owner" } }],
    ["only another document", { documents: { others: "owner" } }],
    ["only a longer name", { documents: { notes2: "owner", note: "owner", NOTES: "owner" } }],
  ])("with %s is refused", async (_what, wrong) => {
    expect(await outcome(signByHand({ ...good(), ...wrong }))).toBe("not-allowed");
  });

  test.each(["__proto__", "constructor", "toString"])("that names %s grants nothing by it", async (name) => {
    const text = JSON.stringify({ ...good(), documents: { x: "viewer" } }).replace('"x"', JSON.stringify(name));
    expect(await outcome(signByHand(text))).toBe("not-allowed");
  });

  test.each([
    ["notes:a", "viewer"],
    ["team-a:x", "commenter"],
    ["team-a:board:x", "owner"],
    ["team-a:board:y", "editor"],
  ])("with prefixes: %s → %s, the most specific entry counts", async (id, role) => {
    const documents = {
      "notes:*": "viewer",
      "team-a:*": "commenter",
      "team-a:board:*": "editor",
      "team-a:board:x": "owner",
    };
    expect(await outcome(await sign({ ...good(), documents }), id)).toBe(role);
    expect(await outcome(await sign({ ...good(), documents }), "team-ab:x")).toBe("not-allowed");
  });

  test("counts for the companion of its document", async () => {
    expect(await outcome(await sign(good()), "notes/comments")).toBe("editor");
    expect(await outcome(await sign(good()), "others/comments")).toBe("not-allowed");
  });

  test.each(["", "x", "..", "a.b.c", "ey.ey.ey", "x".repeat(100_000)])(
    "that is none is refused: %.20s",
    async (text) => {
      expect(await outcome(text)).toBe("not-allowed");
    },
  );
});

describe("the pinned algorithm", () => {
  const pem = rsa.publicKey.export({ type: "spki", format: "pem" }) as string;
  const withRsa = rules("RS256", () => rsa.publicKey);

  test("no signature by the name of none", async () => {
    const token = signByHand(good(), "", { alg: "none" });
    expect(await outcome(token)).toBe("not-allowed");
    expect(await outcome(token.replace(/[^.]*$/, ""))).toBe("not-allowed");
    expect(await outcome(token.replace(/[^.]*$/, ""), "notes", withRsa)).toBe("not-allowed");
  });

  test("no secret made of the public key", async () => {
    expect(await outcome(signByHand(good(), pem), "notes", withRsa)).toBe("not-allowed");
    expect(await outcome(signByHand(good(), pem.trim()), "notes", withRsa)).toBe("not-allowed");
  });

  test("no relative of it, and no other key", async () => {
    const other = generateKeyPairSync("rsa", { modulusLength: 2048 });
    expect(await outcome(await sign(good(), rsa.privateKey, { alg: "RS512" }), "notes", withRsa)).toBe("not-allowed");
    expect(await outcome(await sign(good(), rsa.privateKey, { alg: "PS256" }), "notes", withRsa)).toBe("not-allowed");
    expect(await outcome(await sign(good(), other.privateKey, { alg: "RS256" }), "notes", withRsa)).toBe("not-allowed");
    expect(await outcome(signByHand(good(), "another secret of thirty-two bytes"))).toBe("not-allowed");
  });

  test("no key that the token brings along, and no header that must be understood", async () => {
    const jwk = { ...rsa.publicKey.export({ format: "jwk" }), use: "sig" };
    const headers = [
      { alg: "HS256", jwk },
      { alg: "HS256", jku: "https://evil.example/keys" },
      { alg: "HS256", kid: "../../dev/null" },
      { alg: "HS256", crit: ["b64"], b64: false },
    ];
    for (const header of headers) {
      expect(await outcome(signByHand(good(), "the attacker's own thirty-two byte key", header))).toBe("not-allowed");
    }
  });

  test("a changed payload does not fit the signature", async () => {
    const [header, , signature] = (await sign(good())).split(".");
    const payload = Buffer.from(JSON.stringify({ ...good(), sub: "root" })).toString("base64url");
    expect(await outcome([header, payload, signature].join("."))).toBe("not-allowed");
  });
});

test("a list shows the documents the token names", async () => {
  const { access, revocations } = await accessWith(withSecret);
  const token = await sign({ ...good(), documents: { notes: "viewer", "team:*": "owner", gone: "viewer" } });
  await revocations.add({ documentId: parseDocumentId("gone") });
  const isListed = await access.lists(token);
  expect(["notes", "others", "team:x", "gone"].map((id) => isListed(parseDocumentId(id)))).toEqual([
    true,
    false,
    true,
    false,
  ]);
  await expect(access.lists("")).rejects.toThrow(Refusal);
});

test("a token that was revoked is refused, and what was granted by it does not stand", async () => {
  const { access, revocations } = await accessWith(withSecret);
  const id = parseDocumentId("notes");
  const token = await sign(good());
  const grant = await access.grant(id, token);
  expect(access.stands(grant, id)).toBe(true);
  await revocations.add({ user: "ann" });
  expect(access.stands(grant, id)).toBe(false);
  await expect(access.grant(id, token)).rejects.toMatchObject({ code: "not-allowed" });
});
