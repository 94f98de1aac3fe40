import { canFailWrites } from "../server.ts";
import { expect, test } from "../test.ts";

test.use({ ownsServer: true, keepsApp: true });

test("promise 3: with a failing disk the page says saving, never saved, and it heals", async ({ server, arrives }) => {
  test.skip(!canFailWrites, "needs prlimit, which Linux has");
  const [ann, bob] = [await arrives("Ann"), await arrives("Bob")];
  await ann.opens("notes");
  await bob.opens("notes");
  await ann.types("Before. ");
  await bob.sees("Before.");
  await ann.saved();

  const words: (string | undefined)[] = [];
  await ann.page.exposeFunction("weftSaw", (word?: string) => words.push(word));
  const button = ann.page.getByRole("button").filter({ has: ann.status });
  const { width } = (await button.boundingBox()) ?? {};
  await button.evaluate((element) => {
    const tell = (window as unknown as { weftSaw: (word?: string) => void }).weftSaw;
    const look = () => tell(element.querySelector("[data-status]")?.textContent);
    new MutationObserver(look).observe(element, {
      subtree: true,
      characterData: true,
      childList: true,
      attributes: true,
    });
  });
  server.failWrites();
  await ann.types("During. ");
  await ann.seesStatus("Saving…");
  await expect.poll(async () => (await fetch(`${server.url}/readyz`)).status).toBe(503);
  await ann.types("Still during. ");
  await ann.seesStatus("Saving…");
  expect(words).toContain("Saving…");
  expect(words).not.toContain("Saved");
  expect((await button.boundingBox())?.width, "the bar moves").toBe(width);
  await bob.seesNothingOf("During.");

  server.healWrites();
  await ann.saved();
  await bob.sees("Before. During. Still during.");
  await server.crash();
  await server.start();
  const carol = await arrives("Carol");
  await carol.opens("notes");
  await carol.sees("Before. During. Still during.");
});

test("promise 3: what was never acknowledged is not called saved after a reload either", async ({
  server,
  arrives,
}) => {
  test.skip(!canFailWrites, "needs prlimit, which Linux has");
  const [ann, bob] = [await arrives("Ann"), await arrives("Bob")];
  await ann.opens("notes");
  await bob.opens("notes");
  await ann.types("Before. ");
  await bob.sees("Before.");
  await ann.goesOffline();
  await ann.types("Offline. ");
  await ann.seesStatus("Offline, kept on this device");
  await ann.page.reload();
  await ann.sees("Offline.");
  await bob.types("Meanwhile. ");
  await bob.saved();

  server.failWrites();
  await ann.comesOnline();
  await ann.sees("Meanwhile.");
  await ann.seesStatus("Saving…");
  await ann.page.reload();
  await expect(ann.page.getByRole("button", { name: "Bob, is here" })).toBeVisible();
  await ann.seesStatus("Saving…");
  await bob.seesNothingOf("Offline.");

  server.healWrites();
  await ann.saved();
  for (const words of ["Before.", "Offline.", "Meanwhile."]) await bob.sees(words);
});
