import { createHash } from "node:crypto";
import { expect, test, vi } from "vitest";
import { hashContent, hashNow } from "./content-hash.ts";

const content = new TextEncoder().encode("a picture");
const expected = createHash("sha256").update(content).digest("hex");

test("an address is the SHA-256 of the content, with the browser's cryptography and without", async () => {
  expect(await hashContent(content)).toBe(expected);
  expect(hashNow(content)).toBe(expected);
  vi.stubGlobal("crypto", {});
  expect(await hashContent(content)).toBe(expected);
  vi.unstubAllGlobals();
});
