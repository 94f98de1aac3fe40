import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { about, type Config, readConfig, variableOf, withoutSecrets } from "./config.ts";
import { ConfigError } from "./config-error.ts";

function problem(flags: string[], environment: NodeJS.ProcessEnv = {}): string {
  try {
    readConfig(flags, environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return "none";
}

describe("the configuration", () => {
  test("has defaults that are safe on one's own machine", () => {
    expect(readConfig([], {})).toMatchObject({
      host: "127.0.0.1",
      port: 8000,
      data: "./data",
      access: "open",
      "allow-public": false,
      origins: [],
      "trusted-proxies": [],
      "stop-seconds": 10,
    });
  });

  test("comes from the environment, and flags win", () => {
    const environment = {
      WEFT_PORT: "9000",
      WEFT_DATA: "/srv/weft",
      WEFT_ORIGINS: "https://a.example, https://b.example",
    };
    expect(readConfig(["--port", "9001"], environment)).toMatchObject({
      port: 9001,
      data: "/srv/weft",
      origins: ["https://a.example", "https://b.example"],
    });
  });

  test("an empty variable is one that is not set, as compose files write it", () => {
    expect(readConfig([], { WEFT_PORT: "", WEFT_TLS_CERT: "" })).toMatchObject({ port: 8000 });
  });

  test.each([
    [["--port", "eighty"], 'WEFT_PORT ("eighty") must be a whole number.'],
    [["--port", "70000"], 'WEFT_PORT ("70000") must be between 0 and 65535.'],
    [["--access", "public"], 'WEFT_ACCESS ("public") must be "open" or "token".'],
    [["--tls-cert", "cert.pem"], "WEFT_TLS_KEY and WEFT_TLS_CERT are only useful together."],
    [["--origins", "https://a.example/path"], 'WEFT_ORIGINS ("https://a.example/path") must be origins like'],
    [["--host", "0.0.0.0"], 'WEFT_HOST ("0.0.0.0") is an address others can reach'],
    [["--trusted-proxies", "10.0.0.0/8, nginx"], 'WEFT_TRUSTED_PROXIES ("10.0.0.0/8, nginx") must be addresses or'],
    [["--sockets", "0"], 'WEFT_SOCKETS ("0") must be between 1 and 1000000.'],
    [["--secret", "tiger"], "WEFT_SECRET must be at least 32 characters."],
    [["--prot", "1"], "Unknown option '--prot'"],
  ])("refuses %j with a sentence", (flags, sentence) => {
    expect(problem(flags)).toContain(sentence);
  });

  test("refuses a variable nobody knows, which may be a misspelt one", () => {
    expect(problem([], { WEFT_PROT: "8000" })).toContain("WEFT_PROT is not a setting of Weft.");
  });

  test("is told without its secrets", () => {
    const told = withoutSecrets(readConfig(["--secret", "x".repeat(32)], {}));
    expect(told).toMatchObject({ port: 8000 });
    expect(JSON.stringify(told)).not.toContain("xxx");
  });

  test("listens publicly only when it is said twice", () => {
    expect(readConfig(["--host", "0.0.0.0", "--allow-public", "1"], {}).host).toBe("0.0.0.0");
    expect(problem(["--host", "192.168.1.7"])).toContain("say it twice");
  });

  describe("of tokens", () => {
    const secret = "a secret of thirty-two bytes, or more";
    const whole = {
      WEFT_ACCESS: "token",
      WEFT_TOKEN_ALGORITHM: "HS256",
      WEFT_TOKEN_SECRET: secret,
      WEFT_TOKEN_ISSUER: "https://host.example",
      WEFT_TOKEN_AUDIENCE: "weft",
    };
    const withKeys = { ...whole, WEFT_TOKEN_ALGORITHM: "RS256", WEFT_TOKEN_SECRET: "" };

    test("is whole, and then the server may be public", () => {
      expect(problem(["--host", "0.0.0.0"], whole)).toBe("none");
      expect(problem([], { ...withKeys, WEFT_TOKEN_KEY: "public.pem" })).toBe("none");
      expect(problem([], { ...withKeys, WEFT_TOKEN_KEYS_URL: "https://host.example/keys" })).toBe("none");
      expect(problem([], { ...withKeys, WEFT_TOKEN_KEYS_URL: "http://[::1]:9000/keys" })).toBe("none");
    });

    test.each([
      [{ ...whole, WEFT_ACCESS: "open" }, 'WEFT_TOKEN_ALGORITHM ("HS256") is only used with WEFT_ACCESS=token.'],
      [{ ...whole, WEFT_TOKEN_ALGORITHM: "" }, "WEFT_TOKEN_ALGORITHM must be set when WEFT_ACCESS is token."],
      [{ ...whole, WEFT_TOKEN_ALGORITHM: "none" }, "must be one of HS256, RS256, ES256."],
      [{ ...whole, WEFT_TOKEN_ISSUER: "" }, "WEFT_TOKEN_ISSUER must be set when WEFT_ACCESS is token."],
      [{ ...whole, WEFT_TOKEN_AUDIENCE: "" }, "WEFT_TOKEN_AUDIENCE must be set when WEFT_ACCESS is token."],
      [{ ...whole, WEFT_TOKEN_SECRET: "" }, "WEFT_TOKEN_SECRET must be set when WEFT_ACCESS is token."],
      [{ ...whole, WEFT_TOKEN_SECRET: "tiger" }, "WEFT_TOKEN_SECRET must be at least 32 bytes."],
      [{ ...whole, WEFT_TOKEN_KEY: "key.pem" }, 'WEFT_TOKEN_KEY ("key.pem") cannot be used with HS256.'],
      [{ ...withKeys, WEFT_TOKEN_SECRET: secret }, "WEFT_TOKEN_SECRET cannot be used with RS256."],
      [withKeys, "WEFT_TOKEN_KEY or WEFT_TOKEN_KEYS_URL must be set, one of them."],
      [
        { ...withKeys, WEFT_TOKEN_KEY: "key.pem", WEFT_TOKEN_KEYS_URL: "https://host.example/keys" },
        "or WEFT_TOKEN_KEYS_URL must be set, one of them.",
      ],
      [{ ...withKeys, WEFT_TOKEN_KEYS_URL: "http://host.example/keys" }, "must begin with https://"],
      [{ ...withKeys, WEFT_TOKEN_KEYS_URL: "keys" }, "must begin with https://"],
    ])("stops the start when half of it is there (%#)", (environment, sentence) => {
      expect(problem([], environment)).toContain(sentence);
      expect(problem([], environment)).not.toContain(secret);
    });
  });

  test("is listed whole in .env.example", () => {
    const example = readFileSync(new URL("../../.env.example", import.meta.url), "utf8");
    const listed = [...example.matchAll(/^#?\s*(WEFT_[A-Z_]+)=/gm)].map(([, name]) => name);
    expect(listed.toSorted()).toEqual((Object.keys(about) as (keyof Config)[]).map(variableOf).toSorted());
  });
});
