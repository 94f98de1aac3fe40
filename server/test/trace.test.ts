import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import * as Y from "yjs";
import type { DocumentId } from "../src/documents/document-id.ts";
import { openDataFolder } from "../src/storage/level/data-folder.ts";
import { buildSnapshot } from "../src/storage/snapshot-builder.ts";
import { enter, startServer, until } from "./harness.ts";
import { enterRaw } from "./raw-client.ts";

interface Trace {
  endContent: string;
  txns: { patches: [position: number, deleted: number, inserted: string][] }[];
}

const file = fileURLToPath(new URL("../../../shared/traces/automerge-paper.json.gz", import.meta.url));
const inFlight = 2_000;

test.skipIf(!existsSync(file))(
  "every keystroke of a real paper arrives, and the text is the paper's, byte for byte",
  { timeout: 300_000 },
  async () => {
    const { endContent, txns } = JSON.parse(gunzipSync(readFileSync(file)).toString()) as Trace;
    const server = await startServer();
    const author = await enterRaw(server, "paper");
    const doc = new Y.Doc();
    let sent = 0;
    doc.on("update", (update: Uint8Array) => {
      author.sync("paper", "update", update);
      sent += 1;
    });
    const receipted = () => author.receipts().at(-1)?.frames ?? 0;
    for (const { patches } of txns) {
      for (const [position, deleted, inserted] of patches) {
        if (deleted > 0) doc.getText("content").delete(position, deleted);
        if (inserted) doc.getText("content").insert(position, inserted);
      }
      if (sent % 500 === 0) await until(() => sent - receipted() < inFlight, "the server keeps up", 60_000);
    }
    await until(() => receipted() === sent, "everything acknowledged", 60_000);
    expect(sent).toBeGreaterThanOrEqual(259_778);

    await server.crash();
    await server.start();
    const reader = await enter(server, "paper");
    expect(reader.text.toString()).toBe(endContent);
    expect(server.said).toHaveLength(server.events("server-started").length);

    await server.crash();
    const { log, close } = await openDataFolder(server.data, { buildSnapshot, onCompactionFailed() {} });
    const stored = await log.read("paper" as DocumentId);
    expect(stored?.snapshot?.sequence).toBeGreaterThan(0);
    expect(stored?.head).toBe(sent + 1);
    let expected = 1;
    for await (const { sequence, time } of log.history("paper" as DocumentId)) {
      if (sequence !== expected || time <= 0) throw new Error(`The history has ${sequence} where ${expected} belongs.`);
      expected += 1;
    }
    expect(expected - 1).toBe(sent + 1);
    await close();
  },
);
