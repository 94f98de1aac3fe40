import { expect, test } from "vitest";
import { type DeviceFacts, isOnlyInMemory, saveStatus } from "./save-status.ts";
import type { ServerFacts } from "./sync-channel.ts";

const facts = (connection: ServerFacts["connection"], isEverythingSaved: boolean, refusal?: string): ServerFacts => ({
  connection,
  isEverythingSaved,
  canWrite: refusal === undefined,
  refusal,
});

test.each<[ReturnType<typeof saveStatus>, ServerFacts, DeviceFacts]>([
  ["opening", facts("connecting", true), "kept"],
  ["saving", facts("connecting", false), "kept"],
  ["opening", facts("joining", true), "kept"],
  ["saving", facts("joining", false), "kept"],
  ["saving", facts("synced", false), "kept"],
  ["saved", facts("synced", true), "kept"],
  ["saved", facts("synced", true), "full"],
  ["offline", facts("offline", false), "kept"],
  ["offline", facts("offline", true), "kept"],
  ["saving", facts("offline", false), "writing"],
  ["device-full", facts("offline", false), "full"],
  ["device-full", facts("synced", false), "full"],
  ["not-kept", facts("offline", false), "unavailable"],
  ["not-allowed", facts("synced", false, "not-allowed"), "kept"],
  ["not-allowed", facts("stopped", true, "document-deleted"), "kept"],
  ["saved", facts("synced", true, "not-allowed"), "kept"],
])("%s is what %o and %s come to", (status, server, device) => {
  expect(saveStatus(server, device)).toBe(status);
});

test("saved is never said before the server said so", () => {
  for (const connection of ["connecting", "joining", "synced", "offline", "stopped"] as const) {
    for (const device of ["kept", "writing", "full", "unavailable"] as const) {
      expect(saveStatus(facts(connection, false), device)).not.toBe("saved");
    }
  }
});

test("edits that are neither kept nor saved are only in memory", () => {
  expect(isOnlyInMemory(facts("offline", false), "full")).toBe(true);
  expect(isOnlyInMemory(facts("offline", false), "writing")).toBe(true);
  expect(isOnlyInMemory(facts("offline", false), "kept")).toBe(false);
  expect(isOnlyInMemory(facts("synced", true), "full")).toBe(false);
});
