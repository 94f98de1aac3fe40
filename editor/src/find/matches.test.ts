import { describe, expect, test } from "vitest";
import { matchesIn, noText } from "./matches.ts";
import { emptyQuery, type Query, toPattern } from "./query.ts";

function find(text: string, words: string, options: Partial<Query> = {}, replacement?: string) {
  const pattern = toPattern({ ...emptyQuery, ...options, text: words });
  if (pattern.state !== "good") return pattern;
  return matchesIn(text, new RegExp(pattern.source, pattern.flags), replacement);
}

const found = (...args: Parameters<typeof find>) => {
  const matches = find(...args);
  return Array.isArray(matches) ? matches.map(({ from, to }) => args[0].slice(from, to)) : matches;
};

describe("words", () => {
  test.each([
    ["Ann and ANN", "ann", {}, ["Ann", "ANN"]],
    ["Ann and ANN", "ANN", { isCaseExact: true }, ["ANN"]],
    ["a.b axb", "a.b", {}, ["a.b"]],
    ["(x) [y] $z", "(x) [y] $z", {}, ["(x) [y] $z"]],
    ["a/b–c-d {e}", "a/b–c-d {e}", {}, ["a/b–c-d {e}"]],
    ["don’t and don't", "don't", {}, ["don’t", "don't"]],
    ["ten\u00a0km", "ten km", {}, ["ten\u00a0km"]],
    ["ÄRGER ärger", "ärger", {}, ["ÄRGER", "ärger"]],
    ["aaaa", "aa", {}, ["aa", "aa"]],
    ["nothing", "something", {}, []],
  ])("%s: %s", (text, words, options, expected) => expect(found(text, words, options)).toEqual(expected));
});

describe("whole words", () => {
  test.each([
    ["art artist start art", "art", ["art", "art"]],
    ["größer groß", "groß", ["groß"]],
    ["час часы", "час", ["час"]],
    ["x_y x", "x", ["x"]],
    ["cafe\u0301 cafe", "cafe", ["cafe"]],
    ["a -foo -foobar", "-foo", ["-foo"]],
    ["C++ and C++17", "C++", ["C++", "C++"]],
  ])("%s: %s", (text, words, expected) => expect(found(text, words, { isWholeWord: true })).toEqual(expected));
});

describe("patterns", () => {
  test("find what they describe, and never nothing", () => {
    expect(found("a1 b22", String.raw`\w\d+`, { isPattern: true })).toEqual(["a1", "b22"]);
    expect(found("abc", "x*", { isPattern: true })).toEqual([]);
    expect(found("one\ntwo", "^two$", { isPattern: true })).toEqual(["two"]);
    expect(found("😀😁", "^.", { isPattern: true })).toEqual(["😀"]);
  });

  test("do not go across what is no text", () => {
    expect(found(`a${noText}b`, "a.b", { isPattern: true })).toEqual([]);
  });

  test.each(["(", "[a", "*", "a{2,1}", "(?<n", String.raw`\p{Nothing}`])("that are none are called so: %s", (words) => {
    const pattern = find("", words, { isPattern: true });
    expect(pattern).toMatchObject({ state: "bad", reason: expect.stringMatching(/^[^/]+$/) });
  });

  test("are used for what takes the place of a match", () => {
    const date = String.raw`(?<d>\d+)\.(\d+)`;
    const replaced = (template: string) => {
      const matches = find("on 24.12.", date, { isPattern: true }, template);
      return Array.isArray(matches) ? matches.map(({ replacement }) => replacement) : matches;
    };
    expect(replaced("$2/$1")).toEqual(["12/24"]);
    expect(replaced("$<d>.")).toEqual(["24."]);
    expect(replaced("[$&] $$1 $9")).toEqual(["[24.12] $1 $9"]);
  });
});

test("nothing is looked for where nothing is written", () => expect(find("abc", "")).toEqual({ state: "empty" }));
