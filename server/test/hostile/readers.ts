import * as Y from "yjs";
import { messageTypes, syncTypes } from "../../src/sync/protocol.ts";
import { until } from "../harness.ts";
import { enterRaw } from "../raw-client.ts";
import { bytes, repeated, sized, textAfter } from "./bytes.ts";
import { settled } from "./fuzz.ts";
import { megabyte } from "./memory.ts";
import type { Scene } from "./scene.ts";

/** Readers who do not read, or a little now and then, and go on asking. */
export async function readSlowly({ server, mallory }: Scene) {
  const address = "evil:slow";
  const writer = await enterRaw(server, address, mallory);
  const readers = await Promise.all(Array.from({ length: 20 }, () => enterRaw(server, address, mallory)));
  for (const { socket } of readers) socket.pause();
  const document = new Y.Doc();
  document.on("update", (update: Uint8Array) => writer.sync(address, "update", update));
  const title = document.getText("title");
  const parts = 40;
  for (let part = 0; part < parts; part++) {
    document.transact(() => {
      title.delete(0, title.length);
      title.insert(0, `${part}${"x".repeat(megabyte / 2)}`);
    });
    for (const [index, reader] of readers.entries()) {
      reader.send(bytes(address, messageTypes.sync, syncTypes.step1, sized(bytes(0))));
      reader.send(bytes(address, messageTypes.queryAwareness));
      if (index % 2 === part % 2) continue;
      reader.socket.resume();
      setImmediate(() => reader.socket.pause());
    }
    await until(() => (writer.receipts().at(-1)?.frames ?? 0) > part / 2, "durable", 30_000);
  }
  await until(
    () => writer.receipts().at(-1)?.frames === parts * 2 || writer.receipts().at(-1)?.frames === parts,
    "all durable",
    30_000,
  );
  for (const reader of readers) reader.socket.terminate();
  writer.socket.terminate();
}

/** Who asks for the whole of a large document again and again. */
export async function askAgainAndAgain({ server, mallory }: Scene) {
  const address = "evil:asked";
  const client = await enterRaw(server, address, mallory);
  const count = 50_000;
  const letters = repeated(count - 1, (at) => [textAfter, 9, at, 1, 97 + (at % 26)]);
  client.sync(address, "update", bytes(1, count, 9, 0, 4, 1, "title", "x", letters, 0));
  const holes = repeated(1_000, (at) => [at * 2, 1]);
  client.sync(address, "update", bytes(0, 1, 9, 1_000, holes));
  await until(() => client.receipts().length > 1, "with holes", 30_000);
  const askers = await Promise.all(Array.from({ length: 5 }, () => enterRaw(server, address, mallory)));
  for (const asker of askers) {
    // What nobody has yet, so that no answer is there already.
    for (let turn = 0; turn < 20; turn++) asker.sync(address, "step1", bytes(1, turn + 100, 1));
  }
  for (const asker of askers) await settled(asker);
  for (const { socket } of [client, ...askers]) socket.terminate();
}
