import type { ServerFacts } from "./sync-channel.ts";

/** Where edits stand with the copy on this device. */
export type DeviceFacts = "kept" | "writing" | "full" | "unavailable";

/**
 * The one honest word on the state of the words, from worst to best:
 *
 *     not-allowed   the server refuses them
 *     device-full   they are nowhere but in this page: the device has no room
 *     not-kept      they are nowhere but in this page: the browser keeps nothing here
 *     offline       kept on this device; there is no connection
 *     saving        on their way to the server's disk
 *     saved         on the server's disk
 *
 * `opening` is before anything is known.
 */
export type SaveStatus = "opening" | "saved" | "saving" | "offline" | "device-full" | "not-kept" | "not-allowed";

export function saveStatus(server: ServerFacts, device: DeviceFacts): SaveStatus {
  if (server.refusal && (!server.isEverythingSaved || server.connection === "stopped")) return "not-allowed";
  if (server.connection === "synced" && server.isEverythingSaved) return "saved";
  if (!server.isEverythingSaved && device === "full") return "device-full";
  if (!server.isEverythingSaved && device === "unavailable") return "not-kept";
  switch (server.connection) {
    case "connecting":
    case "joining":
      return server.isEverythingSaved ? "opening" : "saving";
    case "synced":
      return "saving";
    case "offline":
      return device === "writing" && !server.isEverythingSaved ? "saving" : "offline";
    case "stopped":
      return "not-allowed";
  }
}

/** Closing the page now would lose edits. */
export function isOnlyInMemory(server: ServerFacts, device: DeviceFacts): boolean {
  return !server.isEverythingSaved && device !== "kept";
}
