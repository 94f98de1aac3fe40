import { expect, test } from "vitest";
import { parseDocumentId } from "../documents/document-id.ts";
import { clockToleranceMs, longestLifeMs } from "./claims.ts";
import { type KeptMoments, Revocations } from "./revocations.ts";

const notes = parseDocumentId("notes");
const others = parseDocumentId("others");

function memory(areAll = true): KeptMoments & { names: Map<string, number> } {
  const names = new Map<string, number>();
  return {
    names,
    all: async () => ({ moments: names, areAll }),
    put: async (name, at) => void names.set(name, at),
    forget: async (gone) => gone.forEach((name) => names.delete(name)),
  };
}

const read = (kept: KeptMoments, now?: number) => Revocations.read(kept, () => {}, now);

test("a revocation is about a user, a document, or a user in a document", async () => {
  const ann = { user: "ann", issuedAt: 1_000 };
  const bob = { user: "bob", issuedAt: 1_000 };
  const told = async (revoked: Parameters<Revocations["add"]>[0]) => {
    const revocations = await read(memory());
    await revocations.add(revoked, 2_000);
    return [revocations.cover(ann, notes), revocations.cover(ann, others), revocations.cover(bob, notes)];
  };
  expect(await told({ user: "ann" })).toEqual([true, true, false]);
  expect(await told({ documentId: notes })).toEqual([true, false, true]);
  expect(await told({ user: "ann", documentId: notes })).toEqual([true, false, false]);
});

test("it takes the companion along, and is about the document when it names the companion", async () => {
  const comments = parseDocumentId("notes/comments");
  const ann = { user: "ann", issuedAt: 1_000 };
  for (const documentId of [notes, comments]) {
    const revocations = await read(memory());
    await revocations.add({ documentId }, 2_000);
    expect([revocations.cover(ann, notes), revocations.cover(ann, comments)]).toEqual([true, true]);
  }
});

test("tokens issued later count again", async () => {
  const revocations = await read(memory());
  await revocations.add({ user: "ann" }, 2_000);
  expect(revocations.cover({ user: "ann", issuedAt: 2_000 + clockToleranceMs }, notes)).toBe(true);
  expect(revocations.cover({ user: "ann", issuedAt: 2_001 + clockToleranceMs }, notes)).toBe(false);
});

test("names that look like another's do not count as it", async () => {
  const revocations = await read(memory());
  await revocations.add({ user: "notes" }, 2_000);
  await revocations.add({ user: 'ann","notes' }, 2_000);
  expect(revocations.cover({ user: "ann", issuedAt: 1_000 }, notes)).toBe(false);
});

test("it survives a restart, and is forgotten when every token it is about has expired", async () => {
  const kept = memory();
  await (await read(kept)).add({ user: "ann" }, 2_000);
  const later = await read(kept);
  expect(later.cover({ user: "ann", issuedAt: 1_000 }, notes)).toBe(true);
  await later.add({ user: "bob" }, 2_000 + longestLifeMs);
  expect(kept.names.size).toBe(2);
  await later.add({ user: "bob" }, 2_001 + longestLifeMs + clockToleranceMs);
  expect([...kept.names.keys()]).toEqual(['["bob",null]']);
});

test("where one cannot be read, everybody needs a new token", async () => {
  let told = 0;
  const revocations = await Revocations.read(memory(false), () => told++, 2_000);
  expect(told).toBe(1);
  expect(revocations.cover({ user: "ann", issuedAt: 1_000 }, notes)).toBe(true);
  expect(revocations.cover({ user: "ann", issuedAt: 9_000 }, notes)).toBe(false);
});
