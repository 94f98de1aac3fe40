import { afterEach, beforeEach, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { OwnContent } from "./own-content.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const id = (client: number, clock: number) => ({ client, clock }) as Y.ID;

test("what the server did not have when a connection began is of this device, and nothing that comes later", () => {
  const before = new Y.Doc();
  before.getText("words").insert(0, "sent unsent");
  const document = new Y.Doc();
  Y.applyUpdate(document, Y.encodeStateAsUpdate(before));
  const own = new OwnContent(document);
  own.begin(Y.encodeStateVector(new Map([[before.clientID, 5]])));
  before.getText("words").insert(0, "later ");
  Y.applyUpdate(document, Y.encodeStateAsUpdate(before));
  expect([4, 5, 10, 11].map((clock) => own.has(id(before.clientID, clock)))).toEqual([false, true, true, false]);
  expect(own.has(id(document.clientID, 0))).toBe(true);
  expect(own.has(id(before.clientID + 1, 5))).toBe(false);
});

test("others may have seen what the server has had for a while", () => {
  const before = new Y.Doc();
  before.getText("words").insert(0, "unsent");
  const document = new Y.Doc();
  Y.applyUpdate(document, Y.encodeStateAsUpdate(before));
  const own = new OwnContent(document);
  own.begin(Y.encodeStateVector(new Map()));
  document.getText("words").insert(0, "one");
  const seen = () =>
    [id(before.clientID, 0), id(document.clientID, 0), id(document.clientID, 3)].map((each) => own.isSeen(each));
  vi.advanceTimersByTime(60_000);
  expect(seen()).toEqual([false, false, false]);
  own.saved();
  vi.advanceTimersByTime(1_500);
  document.getText("words").insert(0, "two");
  own.saved();
  expect(seen()).toEqual([false, false, false]);
  vi.advanceTimersByTime(1_500);
  expect(seen()).toEqual([true, true, false]);
  vi.advanceTimersByTime(1_500);
  expect(seen()).toEqual([true, true, true]);
});
