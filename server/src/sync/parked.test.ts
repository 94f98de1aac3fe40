import { expect, test } from "vitest";
import * as Y from "yjs";
import { type Parked, ParkedBudget, ParkedUpdates } from "./parked.ts";

/** Waits for the first word of a client. */
function parked(client: number, bytes: number): Parked {
  return {
    by: { user: "ann" },
    way: "written",
    frame: 1,
    update: new Uint8Array(bytes),
    awaited: new Map([[client, 1]]),
  };
}

test("what waits in all documents together is bounded, and what has gone makes room", () => {
  const budget = new ParkedBudget(200);
  const [notes, letters] = [new ParkedUpdates<string>(budget), new ParkedUpdates<string>(budget)];
  expect(notes.add("ann", parked(7, 60))).toBe(true);
  expect(letters.add("bob", parked(8, 60))).toBe(false);
  expect(letters.isWaiting("bob")).toBe(false);

  const document = new Y.Doc();
  document.clientID = 7;
  document.getText("content").insert(0, "w");
  expect(notes.takeReady(document)).toMatchObject({ from: "ann", ready: { update: { length: 60 } } });
  expect(letters.add("bob", parked(8, 60))).toBe(true);
  letters.forget("bob");
  expect(letters.add("cid", parked(8, 60))).toBe(true);
  letters.clear();
  expect(notes.add("ann", parked(7, 100))).toBe(true);
});

test("what one sends waits for one thing after the other", () => {
  const parts = new ParkedUpdates<string>(new ParkedBudget(200));
  const document = new Y.Doc();
  parts.add("ann", parked(7, 10));
  parts.add("ann", parked(8, 10));
  expect(parts.takeReady(document)).toBeUndefined();
  document.clientID = 8;
  document.getText("content").insert(0, "w");
  expect(parts.takeReady(document)?.ready.awaited).toEqual(new Map([[8, 1]]));
  expect([parts.takeReady(document), parts.isWaiting("ann")]).toEqual([undefined, true]);
});

test("what was in the log is never too much", () => {
  const parts = new ParkedUpdates<string>(new ParkedBudget(0));
  parts.add(undefined, parked(7, 60));
  expect(parts.isWaiting(undefined)).toBe(true);
});
