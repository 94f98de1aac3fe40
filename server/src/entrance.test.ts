import type { IncomingMessage } from "node:http";
import { expect, test } from "vitest";
import { ConfigError } from "./config-error.ts";
import { createEntrance } from "./entrance.ts";

/** What the path becomes; `undefined` for a request that is not for us and has to stay as it is. */
function enter(at: string, url: string): string | undefined {
  const request = { url } as IncomingMessage;
  if (createEntrance(at)(request)) return request.url;
  expect(request.url).toBe(url);
  return undefined;
}

test("what is below the path comes in without it", () => {
  expect(enter("/weft", "/weft/sync")).toBe("/sync");
  expect(enter("/weft", "/weft/yjs/notes?token=a/b")).toBe("/yjs/notes?token=a/b");
  expect(enter("/a/weft", "/a/weft/api/documents")).toBe("/api/documents");
  expect(enter("/weft", "/weft")).toBe("/");
  expect(enter("/weft", "/weft?page=1")).toBe("/?page=1");
});

test("what only begins alike is for somebody else", () => {
  for (const url of [
    "/",
    "/wef",
    "/weftish/sync",
    "/weft-sync",
    "/a/weft/sync",
    "//weft/sync",
    "http://host/weft/sync",
  ]) {
    expect(enter("/weft", url)).toBeUndefined();
  }
});

test("without a path everything comes in as it is", () => {
  for (const url of ["/", "/sync", "//", "*", "http://host/sync"]) expect(enter("", url)).toBe(url);
});

test("what is no path is refused", () => {
  for (const at of ["weft", "/weft/", "/", "/we ft", "/weft?", "/%77eft", "//weft"]) {
    expect(() => createEntrance(at)).toThrow(ConfigError);
  }
});
