import { expect, test } from "vitest";
import { closeLabel } from "./close-label.ts";

test("a client cannot make up labels by closing with codes of its own", () => {
  const labels = new Set(Array.from({ length: 5_000 }, (_, code) => closeLabel(undefined, code)));
  expect(labels.size).toBeLessThanOrEqual(17);
  expect(closeLabel(undefined, 4999)).toBe("other");
});

test("what the server closed with counts, whatever the client answers", () => {
  expect(closeLabel(4400, 4999)).toBe("4400");
  expect(closeLabel(undefined, 1006)).toBe("1006");
});
