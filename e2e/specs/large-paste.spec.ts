import { expect, test } from "../test.ts";

const lines = Array.from({ length: 5_000 }, (_, index) => `Line ${index} of many.`);
const html = lines.map((words) => `<p>${words}</p>`).join("");

test("5,000 blocks are pasted while somebody else writes, and taken back and done again in one step each", async ({
  arrives,
}) => {
  const [ann, bob] = [await arrives("Ann"), await arrives("Bob")];
  for (const person of [ann, bob]) await person.opens("notes");
  await ann.text.focus();
  await ann.pastes("<p>Above.</p><p>Here.</p><p>Below.</p>", "text/html");
  await bob.sees("Below.");
  const show = async (...expected: string[]) => {
    for (const person of [ann, bob]) {
      await expect.poll(async () => firstDifference(await person.blocks(), expected), person.name).toBeUndefined();
    }
  };

  await bob.goesBehind("Above.");
  await ann.selects("Here.");
  await Promise.all([ann.pastes(html, "text/html"), bob.page.keyboard.type(" By Bob.")]);
  await show("Above. By Bob.", ...lines, "Below.");
  expect(await ann.selection()).toBe("Line 4999 of many.|");

  await bob.goesBehind("Line 2500");
  await bob.page.keyboard.type("(Bob)");
  await ann.sees("Line 2500(Bob) of many.");
  await ann.presses("Control+z");
  // In a block that only Ann's words have left.
  await show("Above. By Bob.", "Here.", "(Bob)", "Below.");
  expect(await ann.selection()).toBe("[Here.]");

  await ann.presses("Control+Shift+z");
  await show("Above. By Bob.", ...lines.with(2_500, "Line 2500(Bob) of many."), "Below.");
  await ann.types(" And on.");
  await bob.sees("Below. And on.");
  await bob.goesBehind("Line 4000");
  await bob.page.keyboard.type("!");
  await ann.sees("Line 4000! of many.");
});

/** Ten thousand lines are nothing to print when one of them is wrong. */
function firstDifference(shown: (string | null)[], expected: string[]): string | undefined {
  const index = expected.findIndex((words, at) => shown[at] !== words);
  if (index < 0 && shown.length === expected.length) return undefined;
  return `${shown.length} blocks, and in block ${index}: “${shown[index]}” for “${expected[index]}”`;
}
