import fc from "fast-check";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { admit } from "../gate.ts";
import { editHonestly, portrait, steps } from "../../../test/random-editing.ts";
import { readUpdate } from "./read-update.ts";

const runs = process.env["TEST_LONG"] ? 20_000 : 150;

/** A door that keeps what came too early, as a live document does. */
function openDoor(server: Y.Doc) {
  let parked: Uint8Array[] = [];
  let count = 0;
  function tryOne(update: Uint8Array): boolean {
    const { missing, refusal } = admit(server, readUpdate(update), false);
    if (refusal) throw refusal;
    return missing.size === 0;
  }
  function send(update: Uint8Array) {
    count += 1;
    if (!tryOne(update)) parked.push(Y.diffUpdate(update, Y.encodeStateVector(server)));
    parked = parked.filter((early) => !tryOne(early));
  }
  return { send, waiting: () => parked.length, count: () => count };
}

test("what people of good will write is never refused, and comes out as Yjs has it", () => {
  let updates = 0;
  fc.assert(
    fc.property(steps, (all) => {
      const server = new Y.Doc();
      const reference = new Y.Doc();
      const door = openDoor(server);
      const editors = editHonestly(all, server, (update) => {
        Y.applyUpdate(reference, update);
        door.send(update);
      });
      expect(door.waiting()).toBe(0);
      expect(server.store.pendingStructs ?? server.store.pendingDs).toBe(null);
      expect(portrait(server)).toBe(portrait(reference));
      for (const { document } of editors) {
        Y.applyUpdate(document, Y.encodeStateAsUpdate(server, Y.encodeStateVector(document)), "network");
        expect(portrait(document)).toBe(portrait(server));
      }
      updates += door.count();
    }),
    { numRuns: runs },
  );
  if (process.env["TEST_LONG"]) process.stdout.write(`${updates} honest updates\n`);
}, 3_600_000);
