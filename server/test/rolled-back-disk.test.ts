import { cp, rm } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { type ServerProcess, temporaryFolder, until } from "./harness.ts";
import { sign, startTokenServer } from "./host-application.ts";
import { connect, type RawClient } from "./raw-client.ts";

const editors = { notes: "editor" };
const remembered = "the disk has forgotten this";

/** Comes back with a copy and what it remembers of the server, and sends all it has. */
async function returnAs(user: string, server: ServerProcess, page: Y.Doc, known = {}): Promise<RawClient> {
  const client = await connect(server);
  client.auth("notes", await sign(user, editors));
  client.hello("notes", { schema: 1, ...known });
  client.sync("notes", "step1", Y.encodeStateVector(page));
  const question = () => client.syncMessages().find(({ type }) => type === "step1");
  await until(() => question() !== undefined, "the server's question");
  client.sync("notes", "step2", Y.encodeStateAsUpdate(page));
  return client;
}

/** A server whose disk is as it was before Ann's last words, which Bob has as well; and what Ann was promised. */
async function startRolledBack() {
  const server = await startTokenServer();
  const page = new Y.Doc();
  const ann = await returnAs("ann", server, page);
  page.getText("content").insert(0, "First words. ");
  ann.sync("notes", "update", Y.encodeStateAsUpdate(page));
  await until(() => ann.receipts().at(-1)?.frames === 2, "the first words saved");
  await server.crash();
  const before = join(await temporaryFolder(), "before");
  await cp(server.data, before, { recursive: true });

  await server.start();
  page.getText("content").insert(0, remembered);
  const again = await returnAs("ann", server, page);
  await until(() => again.receipts().length > 0, "the last words saved");
  const { generation } = again.welcomes()[0] ?? {};
  const { sequence, proof } = again.receipts().at(-1) ?? {};
  await server.crash();
  await rm(server.data, { recursive: true });
  await cp(before, server.data, { recursive: true });
  await server.start();
  return { server, page, promised: { generation, sequence, proof } };
}

test("who was promised more than the disk has now lets everybody bring it back", async () => {
  const { server, page, promised } = await startRolledBack();
  await returnAs("bob", server, page, promised);
  const reader = await returnAs("carol", server, new Y.Doc());
  await until(() => reader.document().getText("content").toString().includes(remembered), "the words are back");
  expect(server.events("log-tail-lost")).toMatchObject([{ documentId: "notes", to: promised.sequence }]);
});

test("who only says so does not", async () => {
  const { server, page, promised } = await startRolledBack();
  const madeUp = { ...promised, sequence: (promised.sequence ?? 0) + 1 };
  const bobs = new Y.Doc();
  Y.applyUpdate(bobs, Y.encodeStateAsUpdate(page));
  bobs.getText("title").insert(0, "Bob's own");
  const bob = await returnAs("bob", server, bobs, madeUp);
  await until(() => bob.refusals().length > 0, "refused");
  expect(bob.refusals()).toMatchObject([{ frame: 1, code: "foreign-client" }]);
  const reader = await returnAs("carol", server, new Y.Doc());
  await until(() => reader.document().getText("title").length > 0, "what Bob wrote himself");
  expect(reader.document().getText("content").toString()).toBe("First words. ");
  expect(server.events("log-tail-lost")).toEqual([]);
});
