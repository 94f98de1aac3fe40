import fc from "fast-check";
import { expect, test } from "vitest";
import type { Grant } from "../../access/access.ts";
import { readState } from "./state.ts";

const anybody: Grant = { user: "", role: "editor" };
const ann: Grant = { user: "u-1", name: "Ann", color: "#aa5500", role: "editor" };

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** What others see of a state. */
function shown(state: unknown, grant = anybody): unknown {
  const { json, fault } = readState(bytes(JSON.stringify(state)), grant);
  return json ? JSON.parse(new TextDecoder().decode(json)) : fault;
}

const cursor = { anchor: { item: { client: 1, clock: 2 } }, head: { item: { client: 1, clock: 3 } } };

test("what editors send without accounts goes on byte for byte", () => {
  const json = bytes(`{"user": {"name": "Ann", "color": "#ff8800"}, "cursor": ${JSON.stringify(cursor)}}`);
  expect(readState(json, anybody).json).toBe(json);
});

test("who signed in is who they are, whatever they say", () => {
  const user = { id: "u-1", name: "Ann", color: "#aa5500" };
  const claimed = { id: "u-2", name: "Bob", color: "red", email: "bob@example.org" };
  expect(shown({ user: claimed, cursor }, ann)).toEqual({ user, cursor });
  expect(shown({}, ann)).toEqual({ user });
  expect(shown({ user: null }, ann)).toEqual({ user });
  expect(shown({ name: "Bob", color: "red", focusing: true }, ann)).toEqual({
    user,
    name: "Ann",
    color: "#aa5500",
    focusing: true,
  });
});

test("who has no name and colour in the login has the name of the account and always the same colour", () => {
  const first = shown({}, { user: "u-7", role: "viewer" });
  expect(first).toEqual({ user: { id: "u-7", name: "u-7", color: expect.stringMatching(/^#[0-9a-f]{6}$/) } });
  expect(shown({ user: { color: "#000000" } }, { user: "u-7", role: "viewer" })).toEqual(first);
});

test.each(["#fa0", "#ff8800", "#ff880080", "orange", "rgb(1, 2, 3)", "hsl(210.5, 50%, 40%)"])(
  "%s is a colour people may choose",
  (color) => expect(shown({ user: { name: "Bob", color } })).toEqual({ user: { name: "Bob", color } }),
);

test.each(["red; background: url(//evil.example)", "url(x)", "#12", "rgb(1,2,3);x:y", "", "var(--x)", 7, {}])(
  "%j is none",
  (color) => {
    expect(shown({ user: { name: "Bob", color } })).toEqual({ user: { name: "Bob" } });
    expect(shown({ user: { name: "Bob", colorLight: color } })).toEqual({ user: { name: "Bob" } });
  },
);

test("names people choose are short text", () => {
  expect(shown({ user: { name: "x".repeat(500) } })).toEqual({ user: { name: "x".repeat(100) } });
  expect(shown({ user: { name: { toString: "Ann" } } })).toEqual({ user: {} });
  expect(shown({ user: "Ann", cursor })).toEqual({ cursor });
  expect(shown({ name: "x".repeat(500), color: "url(x)" })).toEqual({ name: "x".repeat(100) });
  expect(shown({ name: { first: "Ann" } })).toEqual({ name: { first: "Ann" } });
});

test.each([
  ["a long string", { text: "x".repeat(8_000_000) }, "too-large"],
  ["many numbers", { numbers: Array.from({ length: 2_000_000 }, () => 1) }, "too-large"],
  ["a deep one", { a: { b: { c: { d: { e: { f: {} } } } } } }, "too-deep"],
  ["a list", [1, 2], "no-object"],
  ["a number", 7, "no-object"],
  ["a string", "Ann", "no-object"],
])("%s is not shown", (_name, state, fault) => {
  expect(shown(state)).toBe(fault);
});

test("a key that could become a prototype is not shown", () => {
  const json = bytes('{"user": {"__proto__": {"isAdmin": true}}}');
  expect(readState(json, anybody)).toEqual({ fault: "forbidden-key" });
  expect(shown({ constructor: { prototype: { isAdmin: true } } })).toEqual({
    constructor: { prototype: { isAdmin: true } },
  });
});

test.each([
  ["no JSON", bytes("{not json")],
  ["nothing", bytes("")],
  ["no UTF-8", new Uint8Array([0x22, 0xff, 0x22])],
  ["a byte order mark", bytes("\uFEFF{}")],
])("%s is malformed, as it would be for every client", (_name, json) => {
  expect(() => readState(json, anybody)).toThrow(expect.objectContaining({ code: "malformed" }));
});

test("any JSON is shown or not, within the limits, and never under another name", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (state, user) => {
      const claimed = { ...(state as object), user };
      const seen = shown(claimed, ann);
      if (typeof seen === "string") return;
      expect(seen).toMatchObject({ user: { id: "u-1", name: "Ann", color: "#aa5500" } });
    }),
    { numRuns: process.env["TEST_LONG"] ? 50_000 : 300 },
  );
}, 600_000);
