import fc from "fast-check";
import { expect, test } from "vitest";
import { lineOf } from "./report.ts";

const time = new Date(0);

test("whatever a field holds, it is one line of JSON that no terminal takes for more than letters", () => {
  const runs = process.env["TEST_LONG"] ? 20_000 : 500;
  const control = fc.constantFrom(
    "\n",
    "\r",
    "\u001B[2J",
    "\u009B",
    "\u2028",
    "\u202E",
    "\u061C",
    "\u{E0041}",
    "\u200B",
    "\u007F",
    '"',
    "\\",
  );
  const text = fc.array(fc.oneof(control, fc.string({ unit: "binary" }))).map((parts) => parts.join(""));
  fc.assert(
    fc.property(text, (origin) => {
      const line = lineOf("socket-refused", { origin }, time);
      expect(line.endsWith("\n")).toBe(true);
      expect(line.slice(0, -1)).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
      expect(JSON.parse(line)).toEqual({ time: time.toISOString(), event: "socket-refused", origin });
    }),
    { numRuns: runs },
  );
});

test("an error is told with its causes, and with nothing else it carries", () => {
  const cause = Object.assign(new Error("ENOSPC"), { request: { token: "hidden" } });
  const error = new Error("A commit failed.", { cause });
  const line = lineOf("storage-failing", { error }, time);
  expect(JSON.parse(line)).toMatchObject({ error: { message: "A commit failed.", cause: { message: "ENOSPC" } } });
  expect(line).not.toContain("hidden");
});

test("a cause that is no error, as large as it may be, is left out, and long strings are cut", () => {
  const circle: Record<string, unknown> = {};
  circle["self"] = circle;
  const line = lineOf("frame-failed", { error: new Error("x".repeat(1_000_000), { cause: circle }) }, time);
  expect(line.length).toBeLessThan(20_000);
});
