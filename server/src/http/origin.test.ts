import { expect, test } from "vitest";
import { checkOrigin, type OriginRule } from "./origin.ts";

const loopback: OriginRule = { origins: ["https://intranet.example"], loopbackOnly: true };
const open: OriginRule = { origins: [], loopbackOnly: false };

function isAllowed(rule: OriginRule, host?: string, origin?: string, isSecure?: boolean): boolean {
  try {
    checkOrigin(rule, { host, isSecure }, origin);
    return true;
  } catch {
    return false;
  }
}

test.each([
  [loopback, "localhost:8000", undefined],
  [loopback, "localhost:8000", "http://localhost:8000"],
  [loopback, "127.0.0.1:8000", "http://127.0.0.1:8000"],
  [loopback, "[::1]:8000", "http://[::1]:8000"],
  [loopback, "intranet.example", "https://intranet.example"],
  [open, "docs.example", "https://docs.example"],
])("%j lets host %s with origin %s in", (rule, host, origin) => {
  expect(isAllowed(rule, host, origin)).toBe(true);
});

test.each([
  [loopback, "localhost:8000", "http://evil.example"],
  [loopback, "localhost:8000", "http://localhost:8001"],
  [loopback, "localhost:8000", "http://localhost:8000.evil.example"],
  [loopback, "localhost:8000", "null"],
  [loopback, "evil.example:8000", "http://evil.example:8000"],
  [loopback, "evil.example:8000", undefined],
  [loopback, "", undefined],
  [loopback, undefined, undefined],
  [open, "docs.example", "https://docs.example.evil"],
  [open, "docs.example", "null"],
  [open, "docs.example", ""],
  [open, "docs.example", "docs.example"],
  [open, "docs.example", "https://docs.example:8443"],
  [open, "docs.example", "https://user@docs.example.evil"],
  [open, "docs.example", "https://evil.example#docs.example"],
])("%j keeps host %s with origin %s out", (rule, host, origin) => {
  expect(isAllowed(rule, host, origin)).toBe(false);
});

test.each([
  ["https://docs.example", true, true],
  ["http://docs.example", true, false],
  ["https://docs.example", false, false],
  ["http://docs.example", false, true],
  ["http://docs.example", undefined, true],
])("a page at %s on a server whose TLS is %s: %s", (origin, isSecure, expected) => {
  expect(isAllowed(open, "docs.example", origin, isSecure)).toBe(expected);
});
