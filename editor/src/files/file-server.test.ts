import { expect, test } from "vitest";
import { FileServer } from "./file-server.ts";

test("a file waits while the host has no token for it", async () => {
  const token = () => Promise.reject(new Error("no network"));
  const server = new FileServer({ url: "ws://localhost:9/sync", documentId: "notes", token });
  const { signal } = new AbortController();
  expect(await server.send("0".repeat(64), new Blob(["x"]), { signal, onPart: () => {} })).toEqual({ type: "later" });
  expect(await server.has("0".repeat(64))).toBeUndefined();
  expect(await server.room()).toBeUndefined();
});
