import fc from "fast-check";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { admit, type Outcome } from "../gate.ts";
import { atOnce, type Piecemeal } from "../piecemeal.ts";
import { editHonestly, portrait, steps } from "../../../test/random-editing.ts";
import { readUpdate } from "./read-update.ts";

const runs = process.env["TEST_LONG"] ? 20_000 : 150;

/** One struct, or one deletion, and for each of them what it splits is split before. */
const smallest = { stepsPerPiece: 1, structsToSplitFor: 1 };

/** A door that keeps what came too early, as a live document does. */
function openDoor(server: Y.Doc) {
  let parked: Uint8Array[] = [];
  let count = 0;
  function tryOne(update: Uint8Array): boolean {
    const { missing, refusal } = atOnce(admit(server, atOnce(readUpdate(update))));
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

/** A door at which several stand at once, and after each struct it is somebody else's turn. */
function openWideDoor(server: Y.Doc, door: ReturnType<typeof openDoor>) {
  const begun: { update: Uint8Array; admission: Piecemeal<Outcome> }[] = [];
  function takeOne(at: number) {
    const { update, admission } = begun[at] as (typeof begun)[number];
    const { done, value } = admission.next();
    if (!done) return;
    begun.splice(at, 1);
    if (value.refusal) throw value.refusal;
    if (value.missing.size > 0) door.send(update);
  }
  return {
    send(update: Uint8Array) {
      begun.push({ update, admission: admit(server, atOnce(readUpdate(update)), smallest) });
      for (let turn = 0; turn < 7 && begun.length > 0; turn++) takeOne((update.length + turn) % begun.length);
    },
    finish() {
      while (begun.length > 0) takeOne(0);
    },
  };
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

test("what is taken a piece at a time, with others' pieces in between, is taken all the same", () => {
  fc.assert(
    fc.property(steps, (all) => {
      const server = new Y.Doc();
      const reference = new Y.Doc();
      const door = openDoor(server);
      const wide = openWideDoor(server, door);
      editHonestly(all, server, (update) => {
        Y.applyUpdate(reference, update);
        wide.send(update);
      });
      wide.finish();
      door.send(Y.encodeStateAsUpdate(reference));
      expect(door.waiting()).toBe(0);
      expect(portrait(server)).toBe(portrait(reference));
    }),
    { numRuns: runs },
  );
}, 3_600_000);

/** As one imports it: all of it by one author, with a formatted word in each paragraph. */
function addParagraphs(author: Y.Doc, count: number) {
  author.getXmlFragment("content").push(
    Array.from({ length: count }, () => {
      const words = new Y.XmlText();
      words.applyDelta([{ insert: "plain " }, { insert: "bold", attributes: { bold: {} } }, { insert: " plain" }]);
      const paragraph = new Y.XmlElement("paragraph");
      paragraph.insert(0, [words]);
      return paragraph;
    }),
  );
}

function copyOf(document: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(document));
  return copy;
}

test("many formatted words are taken into a long document of the same author", () => {
  const author = new Y.Doc();
  addParagraphs(author, 12_000);
  const server = copyOf(author);
  const before = Y.encodeStateVector(author);
  addParagraphs(author, 1_500);
  openDoor(server).send(Y.encodeStateAsUpdate(author, before));
  expect(server.getXmlFragment("content")).toHaveLength(13_500);
});

test("words are replaced in every tenth paragraph of a long document at once", () => {
  const author = new Y.Doc();
  addParagraphs(author, 12_000);
  const server = copyOf(author);
  author.on("update", openDoor(server).send);
  author.transact(() => {
    for (const [at, paragraph] of author.getXmlFragment("content").toArray().entries()) {
      if (at % 10 > 0) continue;
      const words = (paragraph as Y.XmlElement).get(0) as Y.XmlText;
      words.delete(1, 3);
      words.insert(1, "ure");
    }
  });
  expect(portrait(server)).toBe(portrait(author));
});
