import fc from "fast-check";
import * as encoding from "lib0/encoding";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { Refusal } from "../../refusal.ts";
import { admit } from "../gate.ts";
import { atOnce } from "../piecemeal.ts";
import { editHonestly, portrait, steps } from "../../../test/random-editing.ts";
import { readUpdate } from "./read-update.ts";

const runs = process.env["TEST_LONG"] ? 100_000 : 400;

const byte = fc.nat(255);
const damage = fc.record({
  type: fc.constantFrom("flip" as const, "cut" as const, "drop" as const, "splice" as const),
  which: fc.nat(1_000),
  at: fc.nat(1_000),
  byte,
});
/** Numbers out of which a struct is made; where it points is taken from what the document has. */
const crafted = fc.record({
  type: fc.constant("craft" as const),
  structs: fc.array(fc.array(fc.nat(1_000), { minLength: 12, maxLength: 12 }), { minLength: 1, maxLength: 6 }),
});
const attack = fc.oneof({ weight: 1, arbitrary: damage }, { weight: 3, arbitrary: crafted });
const histories = fc.record({
  honest: steps,
  attacks: fc.array(attack, { minLength: 1, maxLength: 12 }),
  order: fc.nat(),
});

test("no hostile history makes a document that does not load, waits, or differs between two people", () => {
  let accepted = 0;
  let refused = 0;
  fc.assert(
    fc.property(histories, ({ honest, attacks, order }) => {
      const server = new Y.Doc();
      const heard: Uint8Array[] = [];
      server.on("update", (update: Uint8Array) => heard.push(update));
      const sent: Uint8Array[] = [];
      const door = (update: Uint8Array) => {
        sent.push(update);
        try {
          const { refusal } = atOnce(admit(server, atOnce(readUpdate(update))));
          if (refusal) refused += 1;
          else accepted += 1;
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
          refused += 1;
        }
      };
      const [ann] = editHonestly(honest, server, door);
      // Ann types on without a network while the attacks come in.
      const offline = ann?.document ?? new Y.Doc();
      offline.clientID = idOfNobodyElse;
      offline.getText("text").insert(0, "offline");
      for (const next of attacks) door(next.type === "craft" ? craft(next.structs, server) : spoil(next, sent));

      expect(server.store.pendingStructs ?? server.store.pendingDs).toBe(null);
      expect(portrait(reload(server))).toBe(portrait(server));
      expect(portrait(inAnotherOrder(heard, order, server))).toBe(portrait(server));

      for (const update of heard) Y.applyUpdate(offline, update);
      const answer = atOnce(readUpdate(Y.encodeStateAsUpdate(offline, Y.encodeStateVector(server))));
      expect(atOnce(admit(server, answer))).toEqual({ missing: new Map(), refusal: undefined });
      expect(portrait(offline)).toBe(portrait(server));
    }),
    { numRuns: runs },
  );
  if (process.env["TEST_LONG"]) process.stdout.write(`${runs} histories, ${accepted} taken, ${refused} refused\n`);
}, 36_000_000);

/** Owners of client ids see to it that nobody else speaks with it; here nobody knows it. */
const idOfNobodyElse = 1_234_567_891;

function reload(document: Y.Doc): Y.Doc {
  const loaded = new Y.Doc();
  Y.applyUpdate(loaded, Y.encodeStateAsUpdate(document));
  expect(loaded.store.pendingStructs ?? loaded.store.pendingDs).toBe(null);
  expect(Y.equalSnapshots(Y.snapshot(document), Y.snapshot(loaded))).toBe(true);
  return loaded;
}

/** What came early may wait in Yjs after what it waited for has come, for the next sync with somebody. */
function inAnotherOrder(updates: readonly Uint8Array[], order: number, somebody: Y.Doc): Y.Doc {
  const document = new Y.Doc();
  const left = [...updates];
  for (let next = order; left.length > 0; next = (next * 1_103_515_245 + 12_345) % 2 ** 31) {
    Y.applyUpdate(document, left.splice(next % left.length, 1)[0] as Uint8Array);
  }
  Y.applyUpdate(document, Y.encodeStateAsUpdate(somebody));
  expect(document.store.pendingStructs ?? document.store.pendingDs).toBe(null);
  return document;
}

function spoil(
  { type, which, at, byte: value }: typeof damage extends fc.Arbitrary<infer D> ? D : never,
  sent: Uint8Array[],
) {
  const update = (sent[which % sent.length] ?? new Uint8Array(2)).slice();
  const place = at % update.length;
  if (type === "flip") update[place] = value;
  if (type === "cut") return update.slice(0, place);
  if (type === "drop") return Uint8Array.from(update.filter((_, index) => index !== place));
  if (type === "splice") {
    const other = sent[(which + 1) % sent.length] ?? update;
    return Uint8Array.from([...update.slice(0, place), ...other.slice(at % other.length)]);
  }
  return update;
}

/** A well-formed update whose structs point anywhere. */
function craft(all: readonly (readonly number[])[], document: Y.Doc): Uint8Array {
  const clients = [...document.store.clients.keys(), 3, 9];
  const byClient = new Map<number, (readonly number[])[]>();
  for (const numbers of all) {
    const client = clients[(numbers[0] as number) % clients.length] as number;
    byClient.set(client, [...(byClient.get(client) ?? []), numbers]);
  }
  const encoder = encoding.createEncoder();
  const write = (number: number) => encoding.writeVarUint(encoder, number);
  write(byClient.size);
  for (const [client, structs] of byClient) {
    const state = Y.getState(document.store, client);
    write(structs.length);
    write(client);
    write(Math.max(0, state - ((structs[0]?.[1] as number) % 8 === 0 ? 2 : 0)));
    for (const numbers of structs) writeStruct(encoder, numbers, client, clients, document);
  }
  const [, , , , , , , , deletes = 0, from = 0, length = 0] = all[0] as number[];
  write(deletes % 3 === 0 ? 1 : 0);
  if (deletes % 3 === 0) [clients[from % clients.length] as number, 1, from % 20, 1 + (length % 3)].forEach(write);
  return encoding.toUint8Array(encoder);
}

function writeStruct(
  encoder: encoding.Encoder,
  [, kindAt = 0, sides = 0, leftAt = 0, rightAt = 0, leftClock = 0, rightClock = 0, contentAt = 0]: readonly number[],
  client: number,
  clients: readonly number[],
  document: Y.Doc,
) {
  const write = (number: number) => encoding.writeVarUint(encoder, number);
  const writeId = (at: number, clock: number) => {
    const other = (at % 5 === 0 ? client : clients[at % clients.length]) as number;
    write(other);
    // Mostly of what is there, at times of what comes with this update.
    write(clock % (Y.getState(document.store, other) + (clock % 7 === 0 ? 3 : 0) || 1));
  };
  const kind = [4, 4, 4, 1, 8, 7, 6, 0, 5][kindAt % 9] as number;
  if (kind === 0) {
    encoding.writeUint8(encoder, 0);
    write(1 + (contentAt % 3));
    return;
  }
  const info = [0x80, 0x40, 0xc0, 0xc0, 0, 0x20][sides % 6] as number;
  encoding.writeUint8(encoder, info | kind);
  if (info & 0x80) writeId(leftAt, leftClock);
  if (info & 0x40) writeId(rightAt, rightClock);
  if (info === 0 || info === 0x20) {
    write(leftAt % 2);
    if (leftAt % 2) encoding.writeVarString(encoder, ["text", "content", "list", "map"][rightAt % 4] as string);
    else writeId(leftAt, leftClock);
    if (info === 0x20) encoding.writeVarString(encoder, `key ${rightClock % 3}`);
  }
  if (kind === 4) encoding.writeVarString(encoder, "evil".slice(0, 1 + (contentAt % 4)));
  if (kind === 1) write(1 + (contentAt % 3));
  if (kind === 8) [1 + (contentAt % 2), 126, 126].slice(0, 2 + (contentAt % 2)).forEach(write);
  if (kind === 7) write([0, 1, 2, 4, 6][contentAt % 5] as number);
  if (kind === 6) ["bold", "true"].forEach((word) => encoding.writeVarString(encoder, word));
  if (kind === 5) encoding.writeVarString(encoder, "{}");
}
