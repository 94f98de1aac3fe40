import fc from "fast-check";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate, removeAwarenessStates } from "y-protocols/awareness";
import * as Y from "yjs";
import { type Entry, writeEntries, writeEntry } from "./announcement.ts";
import type { Attendance } from "./attendance.ts";
import { Presence } from "./presence.ts";
import type { StateFault } from "./state.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

type Changes = Record<"added" | "updated" | "removed", number[]>;

/** A page with a stock Awareness: the same through all of its connections. */
class Page {
  readonly awareness = new Awareness(new Y.Doc());
  readonly user: string;
  readonly #presence: Presence;
  attendance: Attendance | undefined;
  /** Its connection can be dead without anybody knowing. */
  isThere = true;
  /** Tabs it repeats everything to, and the server too, as y-websocket does. */
  tabs: Page[] = [];
  frames = 0;
  faults: StateFault[] = [];

  constructor(presence: Presence, user = "") {
    this.#presence = presence;
    this.user = user;
    clearInterval(this.awareness._checkInterval);
    this.awareness.on("update", (changes: Changes, origin: unknown) => {
      const clients = Object.values(changes).flat();
      if (origin !== this || this.tabs.length > 0) this.send(encodeAwarenessUpdate(this.awareness, clients));
    });
  }

  get id(): number {
    return this.awareness.clientID;
  }

  /** As a stock provider does it: with the state and clock it has. */
  connect() {
    const connection = { isThere: true };
    this.attendance = this.#presence.enter({
      grant: { user: this.user, role: "editor" },
      seePresence: ({ update }) => {
        this.frames += 1;
        if (connection.isThere) applyAwarenessUpdate(this.awareness, update, this);
      },
      presenceDropped: (fault) => this.faults.push(fault),
      isThere: async () => connection.isThere,
    });
    this.die = () => {
      connection.isThere = false;
      this.attendance = undefined;
      const others = [...this.awareness.getStates().keys()].filter((id) => id !== this.id);
      removeAwarenessStates(this.awareness, others, this);
    };
    if (this.awareness.getLocalState()) this.send(encodeAwarenessUpdate(this.awareness, [this.id]));
    return this.attendance;
  }

  /** The connection is dead and the server does not know. */
  die = () => {};

  disconnect() {
    const { attendance } = this;
    this.die();
    attendance?.leave();
  }

  send(update: Uint8Array) {
    this.attendance?.receive(update);
    for (const tab of this.tabs) applyAwarenessUpdate(tab.awareness, update, tab);
  }

  moves(caret: number | string) {
    this.awareness.setLocalState({ caret });
  }

  sees(other: Page): unknown {
    return this.awareness.getStates().get(other.id)?.["caret"];
  }
}

function states(...entries: Entry[]): Uint8Array {
  return writeEntries(entries, entries.length);
}

function entry(clientId: number, clock: number, state: unknown): Entry {
  return writeEntry(clientId, clock, new TextEncoder().encode(JSON.stringify(state)));
}

async function settle() {
  await vi.advanceTimersByTimeAsync(3_000);
}

/** People in one document who each have moved once. */
async function gather(...users: string[]): Promise<{ presence: Presence; pages: Page[] }> {
  const presence = new Presence({ claim: () => true });
  const pages = users.map((user) => new Page(presence, user));
  for (const page of pages) {
    page.connect();
    page.moves(0);
  }
  await settle();
  return { presence, pages };
}

type Two = [Page, Page];
type Three = [Page, Page, Page];

test("people see each other's carets, and are not told of their own", async () => {
  const [ann, bob] = (await gather("", "")).pages as Two;
  const before = ann.frames;
  ann.moves(7);
  await settle();
  expect(bob.sees(ann)).toBe(7);
  expect(ann.frames).toBe(before);
});

test("somebody who is alone hears of themselves now and then, so that the server is not taken for dead", async () => {
  const [ann] = (await gather("")).pages as [Page];
  await vi.advanceTimersByTimeAsync(15_000);
  const before = ann.frames;
  ann.moves(1);
  await settle();
  ann.moves(2);
  await settle();
  expect(ann.frames).toBe(before + 1);
});

test("who comes is told once who is here", async () => {
  const { presence, pages } = await gather("", "");
  const carol = new Page(presence);
  carol.connect();
  await settle();
  expect(carol.frames).toBe(1);
  expect(pages.map((page) => carol.sees(page))).toEqual([0, 0]);
});

test("a client id whose words are another account's shows nothing", async () => {
  const presence = new Presence({ claim: (_clientId, user) => user !== "eve" });
  const [ann, eve] = ["ann", "eve"].map((user) => new Page(presence, user)) as Two;
  for (const page of [ann, eve]) {
    page.connect();
    page.moves(1);
  }
  await settle();
  expect([ann.sees(eve), eve.sees(ann)]).toEqual([undefined, 1]);
});

test("nobody can show or remove a state of somebody else", async () => {
  const { presence, pages } = await gather("", "", "");
  const [ann, bob, eve] = pages as Three;
  eve.send(states(entry(ann.id, 500, { caret: "stolen" }), writeEntry(bob.id, 500)));
  for (const user of ["", "mallory"]) {
    const mallory = new Page(presence, user);
    mallory.awareness.setLocalState(null);
    mallory.connect().receive(states(entry(ann.id, 500, { caret: "stolen" })));
  }
  await settle();
  expect([bob.sees(ann), ann.sees(bob)]).toEqual([0, 0]);
  ann.moves(1);
  await settle();
  expect(bob.sees(ann)).toBe(1);
});

test("a channel cannot take client ids without end, and comes back under its own as often as it wants", async () => {
  const taken = new Set<number>();
  const presence = new Presence({ claim: (clientId) => taken.add(clientId).has(clientId) });
  const ann = new Page(presence);
  const channel = ann.connect();
  for (let time = 0; time < 100; time++) {
    channel.receive(states(entry(ann.id, 1_000 + 2 * time, { caret: time })));
    channel.receive(states(writeEntry(ann.id, 1_001 + 2 * time)));
  }
  expect(taken.size).toBe(1);
  for (let id = 5_000; id < 6_000; id++) {
    channel.receive(states(entry(id, 1, { caret: id })));
    channel.receive(states(writeEntry(id, 2)));
  }
  expect(taken.size).toBe(20);
});

test("a channel speaks for one client id until that one is gone", async () => {
  const [ann, bob] = (await gather("", "")).pages as Two;
  ann.send(states(entry(1_234, 1, { caret: 1 })));
  await settle();
  expect(bob.awareness.getStates().has(1_234)).toBe(false);
  ann.send(states(writeEntry(ann.id, 100), entry(1_234, 1, { caret: 1 })));
  await settle();
  expect(bob.sees(ann)).toBeUndefined();
  expect(bob.awareness.getStates().get(1_234)).toEqual({ caret: 1 });
});

test("who leaves is gone at once, and nothing is heard of them after", async () => {
  const [ann, bob] = (await gather("", "")).pages as Two;
  const { attendance } = ann;
  attendance?.leave();
  attendance?.receive(states(entry(ann.id, 50, { caret: "late" })));
  await vi.advanceTimersByTimeAsync(60);
  expect(bob.sees(ann)).toBeUndefined();
});

test("a caret that was held back does not appear after its owner has left", async () => {
  const [ann, bob] = (await gather("", "")).pages as Two;
  for (let caret = 0; caret < 50; caret++) ann.moves(caret);
  ann.awareness.setLocalState(null);
  await settle();
  expect(bob.sees(ann)).toBeUndefined();
});

test("a caret that runs ends where it stands", async () => {
  const [ann, bob] = (await gather("", "")).pages as Two;
  for (let caret = 0; caret < 200; caret++) ann.moves(caret);
  const before = bob.frames;
  await settle();
  expect(bob.sees(ann)).toBe(199);
  expect(bob.frames - before).toBeLessThan(5);
});

test("a state that may not be shown is dropped, and the next one is shown", async () => {
  const [ann, bob] = (await gather("", "")).pages as Two;
  ann.moves("x".repeat(5_000));
  await settle();
  expect(bob.sees(ann)).toBe(0);
  expect(ann.faults).toEqual(["too-large"]);
  ann.moves(2);
  await settle();
  expect(bob.sees(ann)).toBe(2);
});

test("a stock client that comes back with the clock it had is seen at once, by everybody", async () => {
  const { presence, pages } = await gather("", "");
  const [ann, bob] = pages as Two;
  for (let round = 1; round <= 3; round++) {
    ann.disconnect();
    await settle();
    expect(bob.sees(ann)).toBeUndefined();
    ann.connect();
    await settle();
    expect(bob.sees(ann)).toBe(round - 1);
    ann.moves(round);
    bob.moves(round);
    await settle();
    expect([bob.sees(ann), ann.sees(bob)]).toEqual([round, round]);
    expect(ann.awareness.getLocalState()).toEqual({ caret: round });
  }
  const carol = new Page(presence);
  carol.connect();
  await settle();
  expect(carol.sees(ann)).toBe(3);
});

test("one whose clock was driven to its end while away is seen again", async () => {
  const { presence, pages } = await gather("", "");
  const [ann, bob] = pages as Two;
  ann.disconnect();
  const eve = new Page(presence);
  eve.awareness.setLocalState(null);
  for (const clock of [2 ** 53 - 1, 2 ** 32]) {
    const attendance = eve.connect();
    attendance.receive(states(entry(ann.id, clock, { caret: "not Ann" })));
    await settle();
    expect(bob.sees(ann)).toBe("not Ann");
    attendance.leave();
  }
  ann.connect();
  ann.moves(5);
  await settle();
  expect(bob.sees(ann)).toBe(5);
});

test.each(["", "ann"])("a new connection takes over from a dead one (user %j)", async (user) => {
  const [ann, bob] = (await gather(user, "bob")).pages as Two;
  const old = ann.attendance;
  ann.die();
  ann.moves(1);
  ann.connect();
  await settle();
  expect(bob.sees(ann)).toBe(1);
  ann.moves(2);
  old?.leave();
  await settle();
  expect(bob.sees(ann)).toBe(2);
});

test("a dead connection whose successor has gone, too, leaves no ghost", async () => {
  const [ann, bob] = (await gather("", "")).pages as Two;
  ann.die();
  ann.connect()?.leave();
  await settle();
  expect(bob.sees(ann)).toBeUndefined();
});

test("a client id somebody signed in with is not given to anybody else, also after they left", async () => {
  const { presence, pages } = await gather("ann", "bob");
  const [ann, bob] = pages as Two;
  ann.disconnect();
  for (const user of ["", "eve"]) {
    const eve = new Page(presence, user);
    eve.awareness.setLocalState(null);
    eve.connect().receive(states(entry(ann.id, 50, { caret: "not Ann" })));
  }
  await settle();
  expect(bob.sees(ann)).toBeUndefined();
  ann.connect();
  await settle();
  expect(bob.sees(ann)).toBe(0);
});

test("of those who left a bounded number is remembered", async () => {
  const { presence, pages } = await gather("ann", "bob");
  const [ann, bob] = pages as Two;
  ann.disconnect();
  for (let id = 1; id <= 1_001; id++) {
    const attendance = new Page(presence, "eve").connect();
    attendance.receive(states(entry(id, 1, {})));
    attendance.leave();
  }
  const eve = new Page(presence, "eve");
  eve.awareness.setLocalState(null);
  eve.connect().receive(states(entry(ann.id, 50, { caret: "forgotten" })));
  await settle();
  expect(bob.sees(ann)).toBe("forgotten");
});

test("whoever comes, moves, dies and repeats others: in the end all see where everybody is, and it gets quiet", async () => {
  const people = 5;
  const step = fc.record({
    page: fc.nat(people - 1),
    does: fc.constantFrom("moves", "moves", "moves", "connects", "disconnects", "dies", "is silent", "time passes"),
  });
  const play = async (
    steps: readonly { page: number; does: string }[],
    isRelayed: boolean,
    users: readonly string[],
  ) => {
    const { presence, pages } = await gather(...users);
    // Two tabs of one browser.
    const tabs = isRelayed ? pages.slice(0, 2) : [];
    for (const tab of tabs) tab.tabs = tabs.filter((other) => other !== tab);
    const dead: (Attendance | undefined)[] = [];
    for (const [index, { page: number, does }] of steps.entries()) {
      const page = pages[number] as Page;
      if (does === "moves") page.moves(index);
      if (does === "is silent") page.awareness.setLocalState(null);
      if (does === "connects" && !page.attendance) page.connect();
      if (does === "disconnects") page.disconnect();
      if (does === "dies") {
        dead.push(page.attendance);
        page.die();
      }
      if (does === "time passes") await vi.advanceTimersByTimeAsync(40);
    }
    for (const page of pages) if (!page.attendance) page.connect();
    for (const attendance of dead) attendance?.leave();
    // What every client does in fifteen seconds at the latest.
    for (let renewal = 0; renewal < 3; renewal++) {
      await settle();
      await settle();
      for (const page of pages) page.moves(`end ${page.id}`);
    }
    await settle();
    for (const page of pages) {
      expect(pages.map((other) => page.sees(other))).toEqual(pages.map(({ id }) => `end ${id}`));
    }
    const frames = pages.map((page) => page.frames);
    await settle();
    expect(pages.map((page) => page.frames)).toEqual(frames);
    for (const page of pages) page.disconnect();
    const last = new Page(presence);
    last.connect();
    await settle();
    expect(last.awareness.getStates().size).toBe(1);
  };
  const named = fc.constantFrom(
    ["", "", "", "", ""],
    ["ann", "ann", "bob", "carol", "dave"],
    ["", "", "bob", "bob", ""],
  );
  await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 40 }), fc.boolean(), named, play), {
    numRuns: process.env["TEST_LONG"] ? 20_000 : 100,
  });
}, 600_000);
