import { expect, test } from "vitest";
import type { LogRecord } from "../storage/document-log.ts";
import { findMoment, parseMoment, withSteadyClock } from "./moment.ts";

const nine = Date.parse("2026-07-14T09:00:00Z");

function records(...times: number[]): AsyncGenerator<LogRecord> {
  return withSteadyClock(listed(times));
}

async function* listed(times: number[]): AsyncGenerator<LogRecord> {
  for (const [index, time] of times.entries()) {
    yield { sequence: index + 1, time, by: { user: "" }, update: new Uint8Array() };
  }
}

test.each([
  ["7", { type: "sequence", sequence: 7 }],
  ["2026-07-14T09:00:00Z", { type: "time", time: nine }],
  ["2026-07-14T11:00+02:00", { type: "time", time: nine }],
  ["2026-07-14T09:00:00.250Z", { type: "time", time: nine + 250 }],
])("%s is a moment", (text, moment) => {
  expect(parseMoment(text)).toEqual(moment);
});

test.each(["", "-1", "1.5", "yesterday", "2026-07-14", "2026-07-14T09:00:00", "2026-13-14T09:00:00Z", "9".repeat(16)])(
  "%j is none",
  (text) => {
    expect(() => parseMoment(text)).toThrow(expect.objectContaining({ code: "malformed" }) as Error);
  },
);

test("a time covers every update up to it, and nothing before the first", async () => {
  const at = (time: number) => findMoment(records(10, 20, 20, 30), { type: "time", time }, 4);
  expect(await at(9)).toEqual({ sequence: 0, time: 0 });
  expect(await at(10)).toEqual({ sequence: 1, time: 10 });
  expect(await at(29)).toEqual({ sequence: 3, time: 20 });
  expect(await at(Number.POSITIVE_INFINITY)).toEqual({ sequence: 4, time: 30 });
});

test("a number is a moment also where its record cannot be read, and what came after the head is not there yet", async () => {
  expect(await findMoment(records(10, 20), { type: "sequence", sequence: 3 }, 3)).toEqual({ sequence: 3, time: 20 });
  expect(await findMoment(records(10, 20, 30), { type: "time", time: 99 }, 2)).toEqual({ sequence: 2, time: 20 });
});

test("time never goes back, whatever the clock did", async () => {
  const at = (time: number) => findMoment(records(10, 50, 20, 60), { type: "time", time }, 4);
  expect(await at(49)).toEqual({ sequence: 1, time: 10 });
  expect(await at(50)).toEqual({ sequence: 3, time: 50 });
});

test("a moment that was merged with later ones is the one before them", async () => {
  async function* thinned(): AsyncGenerator<LogRecord> {
    const content = { by: { user: "" }, update: new Uint8Array() };
    yield { sequence: 2, time: 20, ...content };
    yield { sequence: 9, time: 90, ...content, merged: { from: 3, edits: [], written: [] } };
  }
  const at = (sequence: number) => findMoment(thinned(), { type: "sequence", sequence }, 9);
  expect(await at(5)).toEqual({ sequence: 2, time: 20 });
  expect(await at(9)).toEqual({ sequence: 9, time: 90 });
});
