import { expect, test } from "vitest";
import { Owners } from "./owners.ts";

test("an id belongs to the first account that writes with it, also after a restart", () => {
  const owners = new Owners([]);
  expect(owners.mayWrite(7, "ann")).toBe(true);
  owners.claim([7], "ann", true);
  const stored = owners.takeUnsaved();
  expect(stored).toEqual([{ client: 7, user: "ann", isOwn: true }]);
  expect(owners.takeUnsaved()).toEqual([]);
  const again = new Owners(stored);
  expect(again.mayWrite(7, "ann")).toBe(true);
  expect(again.mayWrite(7, "bob")).toBe(false);
  expect(again.mayWrite(7, "")).toBe(false);
});

test("an announced id is taken before the first word", () => {
  const owners = new Owners([]);
  expect(owners.announce(7, "ann")).toBe(true);
  expect(owners.announce(7, "ann")).toBe(true);
  expect(owners.announce(7, "bob")).toBe(false);
  expect(owners.mayWrite(7, "bob")).toBe(false);
  expect(owners.takeUnsaved()).toEqual([{ client: 7, user: "ann", isOwn: true }]);
});

test("an id that came through somebody stays free for who writes with it", () => {
  const owners = new Owners([]);
  owners.claim([7], "bob", false);
  expect(owners.mayWrite(7, "ann")).toBe(true);
  owners.claim([7], "ann", true);
  expect(owners.mayWrite(7, "bob")).toBe(false);
  expect(owners.takeUnsaved()).toHaveLength(2);
});

test("who has no account owns nothing", () => {
  const owners = new Owners([]);
  expect(owners.announce(7, "")).toBe(true);
  owners.claim([7], "", true);
  expect(owners.mayWrite(7, "ann")).toBe(true);
  expect(owners.takeUnsaved()).toEqual([]);
});
