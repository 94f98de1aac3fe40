import { StockClient } from "../stock-client.ts";
import { expect, test } from "../test.ts";

test.use({ keepsApp: true });

test("promise 7: whoever writes where and when, all replicas show the same document", async ({ server, arrives }) => {
  const people = [await arrives("Ann"), await arrives("Bob"), await arrives("Carol")] as const;
  const [ann, bob, carol] = people;
  for (const person of people) await person.opens("notes");
  const stock = new StockClient(server, "notes");
  await ann.types("Start. ");
  for (const person of people) await person.sees("Start.");
  await expect.poll(() => stock.isSaved).toBe(true);

  await carol.goesOffline();
  await Promise.all([
    ann.types("ann ann ann "),
    bob.types("bob bob bob "),
    carol.types("carol carol carol "),
    stock.append("paragraph", "stock stock stock"),
  ]);
  await bob.goesOffline();
  await bob.page.keyboard.press("Enter");
  await bob.types("bob offline ");
  await ann.types("ann on ");
  await carol.comesOnline();
  await bob.comesOnline();
  for (const person of people) await person.saved();

  for (const person of people) {
    for (const words of ["Start.", "ann on", "bob offline", "stock stock stock"]) await person.sees(words);
  }
  const shown = await ann.blocks();
  expect(await bob.blocks()).toEqual(shown);
  expect(await carol.blocks()).toEqual(shown);
  await expect
    .poll(() => stock.content.toArray().map((block) => block.toString().replaceAll(/<[^>]*>/g, "")))
    .toEqual(shown);
  for (const letters of ["ann", "bob", "carol"]) {
    expect(shown.join("").split(letters).length - 1).toBeGreaterThanOrEqual(3);
  }
  stock.leave();
});
