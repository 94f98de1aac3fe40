import { expect, test, vi } from "vitest";
import { messageTypes, writeToken } from "../src/sync/protocol.ts";
import { allKinds, allSee, type Client, enterAs, kinds, textOf, types } from "./client-kinds.ts";
import { until } from "./harness.ts";
import { rolesAsTokens, startSync } from "./in-process.ts";
import { connect } from "./raw-client.ts";

const isSeenBy = ({ awareness }: Client, { doc }: Client) => awareness.getStates().get(doc.clientID)?.["user"];

test.each(allKinds)(
  "%s that may only read sees everything, and nobody sees anything of what it writes",
  async (kind) => {
    vi.spyOn(console, "warn").mockImplementation(() => {});
    const place = await startSync({ access: rolesAsTokens });
    const ann = await enterAs("@hocuspocus/provider 4", place, "notes", "editor");
    const reader = await enterAs(kind, place, "notes", "viewer");
    const bob = await enterAs("y-websocket", place, "notes", "editor");
    types(ann, "as it was");
    await allSee([ann, reader, bob], ["as it was"]);
    const updates: Uint8Array[] = [];
    for (const { doc } of [ann, bob]) doc.on("update", (update) => updates.push(update));
    types(reader, " or was it");
    reader.awareness.setLocalStateField("user", { name: "Reader" });
    // Presence comes after the words on the same socket, so they have been refused by now.
    await until(() => [ann, bob].every((client) => isSeenBy(client, reader)), "the reader is seen");
    expect(updates).toEqual([]);
    const later = await enterAs(kind, place, "notes", "editor");
    expect(textOf(later)).toBe("as it was");
  },
);

test.each(allKinds)("%s is denied with a wrong token, and does not ask again", async (kind) => {
  const place = await startSync({ access: rolesAsTokens });
  const line = kinds[kind](place, "wrong");
  const client = line.open("notes");
  await until(() => client.denials.length > 0, "the denial");
  expect(client.denials).toEqual([kind === "y-websocket" ? 4403 : "not-allowed"]);
  expect(client.isSynced).toBe(false);
  expect(line.sockets.all.length).toBe(1);
});

test.each(allKinds)("%s without a token is denied where one is needed", async (kind) => {
  const place = await startSync({ access: rolesAsTokens });
  const client = kinds[kind](place).open("notes");
  await until(() => client.denials.length > 0, "the denial");
  expect(client.denials).toEqual([kind === "y-websocket" ? 4403 : "not-allowed"]);
});

test("who leaves a document it was never in can open it after that", async () => {
  const place = await startSync({ access: rolesAsTokens });
  const client = await connect(place);
  client.sendFrame("notes", messageTypes.close);
  client.send(writeToken("notes", "editor"));
  client.sync("notes", "step1", Uint8Array.of(0));
  await until(() => client.ofType("auth").length > 0, "an answer");
  expect(client.denials()).toEqual([]);
  await until(() => client.syncMessages().length > 0, "the state");
});
