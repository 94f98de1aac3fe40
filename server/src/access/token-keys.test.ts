import { generateKeyPairSync, type KeyObject } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SignJWT } from "jose";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { keyFile, remoteKeys } from "./token-keys.ts";
import { type TokenRules, verifyToken } from "./verify-token.ts";

const pair = () => generateKeyPairSync("ec", { namedCurve: "P-256" });
const askAgainMs = 100;

function publish(kid: string, key: KeyObject) {
  return { ...key.export({ format: "jwk" }), kid, alg: "ES256", use: "sig" };
}

/** The host's key server. */
async function keyServer() {
  const state = { keys: [] as object[], status: 200, asked: 0 };
  const server = createServer((_request, response) => {
    state.asked += 1;
    response.writeHead(state.status).end(JSON.stringify({ keys: state.keys }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  return Object.assign(state, { url: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/keys`) });
}

function token(kid: string | undefined, key: KeyObject, alg = "ES256") {
  return new SignJWT({ iss: "host", aud: "weft", sub: "ann", documents: {} })
    .setProtectedHeader(kid === undefined ? { alg } : { alg, kid })
    .setIssuedAt()
    .setExpirationTime("1m")
    .sign(key);
}

async function outcome(key: TokenRules["key"], text: string): Promise<string> {
  try {
    return (await verifyToken({ algorithm: "ES256", key, issuer: "host", audience: "weft" }, text)).user;
  } catch (error) {
    return (error as { code: string }).code;
  }
}

describe("a remote key set", () => {
  test("is fetched once for many tokens", async () => {
    const host = await keyServer();
    const first = pair();
    host.keys = [publish("1", first.publicKey)];
    const key = remoteKeys(host.url, askAgainMs);
    const text = await token("1", first.privateKey);
    expect(await Promise.all([outcome(key, text), outcome(key, text), outcome(key, text)])).toEqual(
      Array(3).fill("ann"),
    );
    expect(host.asked).toBe(1);
  });

  test("is followed when keys change, and a key that was withdrawn is good for nothing", async () => {
    const host = await keyServer();
    const [first, second] = [pair(), pair()];
    host.keys = [publish("1", first.publicKey)];
    const key = remoteKeys(host.url, askAgainMs);
    expect(await outcome(key, await token("1", first.privateKey))).toBe("ann");
    host.keys = [publish("2", second.publicKey)];
    const text = await token("2", second.privateKey);
    await vi.waitFor(async () => expect(await outcome(key, text)).toBe("ann"));
    expect(await outcome(key, await token("1", first.privateKey))).not.toBe("ann");
  });

  test("is not asked for every token with an invented key", async () => {
    const host = await keyServer();
    const [first, stranger] = [pair(), pair()];
    host.keys = [publish("1", first.publicKey)];
    const key = remoteKeys(host.url, 60_000);
    expect(await outcome(key, await token("1", first.privateKey))).toBe("ann");
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, async (_, index) => outcome(key, await token(`x${index}`, stranger.privateKey))),
    );
    expect(new Set(outcomes)).toEqual(new Set(["unavailable"]));
    expect(host.asked).toBe(1);
    expect(await outcome(key, await token("1", first.privateKey))).toBe("ann");
  });

  test("a key that is not in the fresh set is refused", async () => {
    const host = await keyServer();
    host.keys = [publish("1", pair().publicKey)];
    const stranger = pair();
    const key = remoteKeys(host.url, askAgainMs);
    expect(await outcome(key, await token("x", stranger.privateKey))).toBe("not-allowed");
    expect(await outcome(key, await token("1", stranger.privateKey))).toBe("not-allowed");
  });

  test("a token that does not say which of two keys is refused", async () => {
    const host = await keyServer();
    const [first, second] = [pair(), pair()];
    host.keys = [publish("1", first.publicKey), publish("2", second.publicKey)];
    const key = remoteKeys(host.url, askAgainMs);
    expect(await outcome(key, await token(undefined, first.privateKey))).toBe("not-allowed");
  });

  test("while it cannot be had nobody is denied, and the server is not hammered", async () => {
    const host = await keyServer();
    const first = pair();
    host.keys = [publish("1", first.publicKey)];
    host.status = 500;
    const key = remoteKeys(host.url, askAgainMs);
    const text = await token("1", first.privateKey);
    expect(await outcome(key, text)).toBe("unavailable");
    expect(await outcome(key, text)).toBe("unavailable");
    expect(host.asked).toBe(1);
    host.status = 200;
    await vi.waitFor(async () => expect(await outcome(key, text)).toBe("ann"));
  });

  test("while it cannot be had the keys that are known go on", async () => {
    const host = await keyServer();
    const [first, stranger] = [pair(), pair()];
    host.keys = [publish("1", first.publicKey)];
    const key = remoteKeys(host.url, 1);
    expect(await outcome(key, await token("1", first.privateKey))).toBe("ann");
    host.status = 500;
    await vi.waitFor(async () => {
      expect(await outcome(key, await token("x", stranger.privateKey))).toBe("unavailable");
      expect(host.asked).toBeGreaterThan(1);
    });
    expect(await outcome(key, await token("1", first.privateKey))).toBe("ann");
  });
});

describe("a key file", () => {
  async function fileWith(text: string) {
    const folder = await mkdtemp(join(tmpdir(), "weft-key-"));
    onTestFinished(() => rm(folder, { recursive: true }));
    const file = join(folder, "key.pem");
    await writeFile(file, text);
    return file;
  }

  const pem = (key: KeyObject): string => key.export({ type: "spki", format: "pem" }).toString();

  test("checks tokens of its algorithm", async () => {
    const { publicKey, privateKey } = pair();
    const key = await keyFile(await fileWith(pem(publicKey)), "ES256");
    expect(await outcome(key, await token(undefined, privateKey))).toBe("ann");
  });

  test.each([
    ["RS256", (): string => pem(pair().publicKey), "does not fit RS256"],
    ["RS256", (): string => pem(generateKeyPairSync("rsa", { modulusLength: 1024 }).publicKey), "2048 bits or more"],
    ["RS256", (): string => pem(generateKeyPairSync("ed25519").publicKey), "does not fit RS256"],
    ["ES256", (): string => pem(generateKeyPairSync("rsa", { modulusLength: 2048 }).publicKey), "does not fit ES256"],
    ["ES256", (): string => pem(generateKeyPairSync("ec", { namedCurve: "P-384" }).publicKey), "does not fit ES256"],
    [
      "ES256",
      (): string => pair().privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
      "holds a private key",
    ],
    ["ES256", (): string => "a secret of thirty-two bytes, or more", "cannot be used"],
  ] as const)("that does not fit %s stops the start with a sentence (%#)", async (algorithm, text, sentence) => {
    await expect(keyFile(await fileWith(text()), algorithm)).rejects.toThrow(sentence);
  });

  test("that is not there stops the start", async () => {
    await expect(keyFile("/nowhere/key.pem", "ES256")).rejects.toThrow(
      "WEFT_TOKEN_KEY (/nowhere/key.pem) cannot be used",
    );
  });
});
