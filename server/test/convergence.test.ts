import { randomInt } from "node:crypto";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { BadNetwork, type Chance } from "./bad-network.ts";
import { allKinds, type Client, enterAs, kinds } from "./client-kinds.ts";
import { startServer, until } from "./harness.ts";

const isLong = Boolean(process.env["TEST_LONG"]);
const rounds = isLong ? 50 : 1;
const editsPerRound = isLong ? 20_000 : 3_000;
const burst = 10;
/** Shorter than what makes a stock provider give up a silent socket and come anew, which would heal what was missed. */
const patienceMs = 20_000;

test(
  "replicas of mixed clients agree after random editing over a bad network, and so does the reloaded document",
  { timeout: isLong ? 3_600_000 : 60_000 },
  async () => {
    const server = await startServer();
    const first = randomInt(2 ** 31);
    for (let round = 0; round < rounds; round++) {
      const seed = first + round;
      const documentId = `converging-${round}`;
      const chance = chanceFrom(seed);
      const network = await BadNetwork.before(server, chance);
      // Two of each kind; of Hocuspocus's each on a socket of its own.
      const clients = [...allKinds, ...allKinds].map((kind) => kinds[kind](network).open(documentId));
      await until(() => clients.every(({ isSynced }) => isSynced), "everybody is there");

      for (let edits = 0; edits < editsPerRound; edits += burst) {
        const client = pick(clients, chance);
        for (let index = 0; index < burst; index++) edit(client.doc, chance);
        if (chance() < 0.02) network.cut(0.3);
        await network.carried();
      }
      network.heal();
      await until(() => haveSame(clients), `seed ${seed}: all replicas are the same`, patienceMs);

      await server.crash();
      await server.start();
      const fresh = await enterAs("@hocuspocus/provider 4", server, documentId);
      await until(() => haveSame([...clients, fresh]), `seed ${seed}: the reloaded document is the same`, patienceMs);
      expect(contentOf(fresh), `seed ${seed}`).toEqual(contentOf(clients[0] as Client));
      for (const client of [...clients, fresh]) client.leave();
    }
    expect(server.events("document-damaged")).toEqual([]);
  },
);

function haveSame(clients: readonly Client[]): boolean {
  const [first, ...rest] = clients.map(({ doc }) => Y.snapshot(doc));
  return rest.every((snapshot) => Y.equalSnapshots(snapshot, first as Y.Snapshot));
}

function contentOf({ doc }: Client): unknown {
  return [doc.getText("content").toDelta(), doc.getXmlFragment("blocks").toString(), doc.getMap("notes").toJSON()];
}

/** One small change to a text with marks, a tree, or a map. */
function edit(doc: Y.Doc, chance: Chance) {
  const what = chance();
  if (what < 0.7) editText(doc.getText("content"), chance);
  else if (what < 0.9) editTree(doc.getXmlFragment("blocks"), chance);
  else editMap(doc.getMap("notes"), chance);
}

function editText(text: Y.Text, chance: Chance) {
  const place = Math.floor(chance() * (text.length + 1));
  const length = Math.min(1 + Math.floor(chance() * 4), text.length - place);
  const what = chance();
  if (length === 0 || what < 0.6) text.insert(place, String.fromCodePoint(97 + Math.floor(chance() * 26)));
  else if (what < 0.85) text.delete(place, length);
  else text.format(place, length, { bold: chance() < 0.5 ? true : null });
}

function editTree(blocks: Y.XmlFragment, chance: Chance) {
  const place = Math.floor(chance() * (blocks.length + 1));
  const block = place < blocks.length ? blocks.get(place) : undefined;
  if (!(block instanceof Y.XmlElement) || (chance() < 0.3 && blocks.length < 30)) {
    const made = new Y.XmlElement("paragraph");
    made.insert(0, [new Y.XmlText("…")]);
    blocks.insert(place, [made]);
  } else if (chance() < 0.2) {
    blocks.delete(place, 1);
  } else if (chance() < 0.5) {
    block.setAttribute("level", String(Math.floor(chance() * 6)));
  } else {
    const words = block.get(0);
    if (words instanceof Y.XmlText) words.insert(Math.floor(chance() * (words.length + 1)), "x");
  }
}

function editMap(notes: Y.Map<unknown>, chance: Chance) {
  const key = `note ${Math.floor(chance() * 10)}`;
  if (chance() < 0.2) notes.delete(key);
  else notes.set(key, { at: Math.floor(chance() * 1_000) });
}

function pick<Item>(items: readonly Item[], chance: Chance): Item {
  return items[Math.floor(chance() * items.length)] as Item;
}

/** Mulberry32: the same numbers for the same seed. */
function chanceFrom(seed: number): Chance {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
