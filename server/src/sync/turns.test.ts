import { expect, test } from "vitest";
import { Brake } from "./brake.ts";
import { Rota } from "./rota.ts";
import { type Task, Turns } from "./turns.ts";

const turnOfTheEventLoop = () => new Promise((resolve) => setImmediate(resolve));

function someTurns(rota = new Rota()) {
  const seen: string[] = [];
  const brake = new Brake({ pause: () => seen.push("pause"), resume: () => seen.push("resume") });
  return { turns: new Turns(rota, brake), seen };
}

function task(run: Task["run"], size = 1): Task {
  return { run, size };
}

function work(milliseconds: number) {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

test("everything is handled in order, and others have turns in between", async () => {
  const handled: number[] = [];
  const { turns, seen } = someTurns();
  for (let item = 0; item < 20; item++) {
    turns.add(
      task(() => {
        work(2);
        handled.push(item);
      }),
    );
  }
  expect([handled, seen]).toEqual([[], ["pause"]]);
  let othersTurns = 0;
  while (turns.isBehind) {
    await turnOfTheEventLoop();
    othersTurns += 1;
  }
  expect(handled).toEqual(Array.from({ length: 20 }, (_, index) => index));
  expect(othersTurns).toBeGreaterThanOrEqual(6);
  expect(seen).toEqual(["pause", "resume"]);
});

test("the rest of what was begun comes before everything that waits", async () => {
  const handled: string[] = [];
  const { turns } = someTurns();
  function* inPieces() {
    for (const piece of ["a", "b", "c"]) {
      handled.push(piece);
      yield;
    }
  }
  turns.handle(task(inPieces));
  turns.add(task(() => void handled.push("next")));
  while (turns.isBehind) await turnOfTheEventLoop();
  expect(handled).toEqual(["a", "b", "c", "next"]);
});

test("what could not be handled until now comes before what waits", async () => {
  const handled: string[] = [];
  const { turns } = someTurns();
  turns.add(task(() => void handled.push("later")));
  turns.handleFirst(["first", "second"].map((name) => task(() => void handled.push(name))));
  while (turns.isBehind) await turnOfTheEventLoop();
  expect(handled).toEqual(["first", "second", "later"]);
  const sizes = Object.entries({ small: 1, large: 1_000_000, last: 1 });
  turns.handleFirst(sizes.map(([name, size]) => task(() => void handled.push(name), size)));
  expect(handled.splice(0)).toContain("small");
  while (turns.isBehind) await turnOfTheEventLoop();
  expect(handled).toEqual(["large", "last"]);
});

test("when the socket closes, what has come is handled before the last goes, and nothing twice", async () => {
  const handled: (number | string)[] = [];
  const { turns } = someTurns();
  for (let item = 0; item < 3; item++) turns.add(task(() => void handled.push(item)));
  turns.finish(() => handled.push("gone"));
  while (turns.isBehind) await turnOfTheEventLoop();
  await turnOfTheEventLoop();
  expect(handled).toEqual([0, 1, 2, "gone"]);
});

test("who is not behind has finished at once", () => {
  const handled: string[] = [];
  someTurns().turns.finish(() => handled.push("gone"));
  expect(handled).toEqual(["gone"]);
});

test("what is handled at once and takes long makes the rest of it wait", () => {
  const handled: number[] = [];
  const { turns } = someTurns();
  const short = task(() => {
    work(2);
    handled.push(0);
  });
  let atOnce = 0;
  for (; !turns.isBehind; atOnce++) turns.handle(short);
  expect(atOnce).toBeLessThanOrEqual(4);
  turns.add(short);
  expect(handled).toHaveLength(atOnce);
});

test("however many are behind, one of them has a turn before it is everybody else's", async () => {
  const rota = new Rota();
  const taken: number[] = [];
  for (let socket = 0; socket < 5; socket++) {
    const { turns } = someTurns(rota);
    const long = task(() => {
      work(6);
      taken.push(socket);
    });
    turns.add(long);
    turns.add(long);
  }
  const seen: number[] = [];
  while (taken.length < 10) {
    await turnOfTheEventLoop();
    seen.push(taken.length);
  }
  expect(taken).toEqual([0, 1, 2, 3, 4, 0, 1, 2, 3, 4]);
  expect(seen.filter((count, at) => count - (seen[at - 1] ?? 0) > 1)).toEqual([]);
});

test("after a turn that was long nobody has one for as long", async () => {
  const rota = new Rota();
  const [long, next] = [someTurns(rota).turns, someTurns(rota).turns];
  let ended = 0;
  let began = 0;
  long.add(
    task(() => {
      work(40);
      ended = performance.now();
    }),
  );
  next.add(
    task(() => {
      began = performance.now();
    }),
  );
  while (next.isBehind) await turnOfTheEventLoop();
  expect(began - ended).toBeGreaterThanOrEqual(39);
});

test("of what is large only one is under way, and what is small does not wait for it", async () => {
  const rota = new Rota();
  const log: string[] = [];
  const sockets = ["ann", "bob"].map((name) => {
    const { turns } = someTurns(rota);
    function* inPieces() {
      for (let piece = 0; piece < 3; piece++) {
        log.push(name);
        work(6);
        yield;
      }
    }
    turns.handle(task(inPieces, 1_000_000));
    return turns;
  });
  const { turns } = someTurns(rota);
  turns.add(task(() => void log.push("small")));
  while (sockets.some(({ isBehind }) => isBehind)) await turnOfTheEventLoop();
  expect(log).toEqual(["ann", "small", "ann", "ann", "bob", "bob", "bob"]);
});
