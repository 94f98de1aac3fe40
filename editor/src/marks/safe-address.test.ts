import { expect, test } from "vitest";
import { isSafeAddress, toAddress } from "./safe-address.ts";

test.each([
  ["example.org", "https://example.org"],
  ["example.org/path?a=1", "https://example.org/path?a=1"],
  ["http://example.org", "http://example.org"],
  ["ann@example.org", "mailto:ann@example.org"],
  ["tel:+4912345", "tel:+4912345"],
  ["  https://example.org  ", "https://example.org"],
])("%s becomes %s", (typed, address) => {
  expect(toAddress(typed)).toBe(address);
});

test.each([
  "",
  "   ",
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)",
  "data:text/html,x",
  "vbscript:x",
  "file:///etc/passwd",
  "https://",
])("%s cannot be linked", (typed) => {
  expect(toAddress(typed)).toBeUndefined();
});

test("an address that hides its scheme is not safe", () => {
  expect(isSafeAddress("java\nscript:alert(1)")).toBe(false);
  expect(isSafeAddress("\u0001javascript:alert(1)")).toBe(false);
});
