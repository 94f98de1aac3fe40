import { problemsOf } from "../axe.ts";
import { expect, test } from "../test.ts";
import type { Writer } from "../writer.ts";

test.use({ keepsApp: true });

const notice = (writer: Writer) => writer.page.getByRole("region", { name: /you were writing in$/ });

test("promise 17: words that went with a paragraph another person deleted are offered back", async ({ arrives }) => {
  const [ann, bob] = [await arrives("Ann"), await arrives("Bob")];
  await bob.opens("notes");
  await bob.types("First.");
  await bob.page.keyboard.press("Enter");
  await bob.page.keyboard.type("Old.");
  await bob.page.keyboard.press("Enter");
  await bob.page.keyboard.type("Last.");
  await ann.opens("notes");
  await ann.sees("Last.");
  await bob.saved();
  await bob.goesOffline();
  await bob.goesBehind("First.");
  await bob.presses("Shift+ArrowDown", "Shift+End", "Delete");
  await ann.goesBehind("Old.");
  await ann.page.keyboard.type(" What Ann thinks.");
  await ann.saved();
  await bob.comesOnline();
  await expect(notice(ann)).toContainText("What Ann thinks.");
  await ann.seesNothingOf("Old.");
  expect(await problemsOf(ann.page)).toEqual([]);
  await notice(ann).getByRole("button", { name: "Put back" }).click();
  await expect(notice(ann)).toBeHidden();
  await expect.poll(() => bob.blocks()).toEqual(["First.", " What Ann thinks.", "Last."]);
  await ann.page.keyboard.type(" Still.");
  await bob.sees("What Ann thinks. Still.");
});

const waysBack: Record<string, (ann: Writer) => Promise<Writer>> = {
  "is loaded again without a network": async (ann) => {
    await ann.page.reload();
    await ann.sees("in the train.");
    await ann.comesOnline();
    return ann;
  },
  "is closed, and opened with a network": async (ann) => {
    await ann.page.close();
    await ann.comesOnline();
    return ann.opensTab("notes");
  },
};

for (const [way, comesBack] of Object.entries(waysBack)) {
  test(`promise 17: so are words that could not be sent before the page ${way}`, async ({ arrives }) => {
    const [ann, bob] = [await arrives("Ann"), await arrives("Bob")];
    await bob.opens("notes");
    await bob.types("First.");
    await bob.page.keyboard.press("Enter");
    await bob.page.keyboard.type("Old.");
    await bob.saved();
    await ann.opens("notes");
    await ann.sees("Old.");
    await ann.page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await ann.goesOffline();
    await ann.goesBehind("Old.");
    await ann.page.keyboard.type(" Written in the train.");
    await ann.deviceHas("in the train.");
    await bob.goesBehind("First.");
    await bob.presses("Shift+ArrowDown", "Shift+End", "Delete");
    await bob.saved();
    const page = await comesBack(ann);
    await expect(notice(page)).toContainText("Written in the train.");
    await notice(page).getByRole("button", { name: "Put back" }).click();
    await expect.poll(() => bob.blocks()).toEqual(["First.", " Written in the train."]);
  });
}

test("promise 17: words that were only moved or made a heading are not lost", async ({ arrives }) => {
  const [ann, bob] = [await arrives("Ann"), await arrives("Bob")];
  await ann.opens("notes");
  await bob.opens("notes");
  await ann.types("What Ann wrote.");
  await bob.sees("What Ann wrote.");
  await bob.goesBehind("What Ann");
  await bob.presses("Control+Alt+2");
  await expect.poll(() => ann.shape()).toContain("<h2>What Ann wrote.</h2>");
  await ann.types(" More.");
  await bob.sees("More.");
  await bob.presses("Control+a", "Delete");
  await ann.seesNothingOf("Ann");
  await expect(notice(ann)).toContainText("More.");
  await expect(notice(ann)).toHaveCount(1);
  await notice(ann).getByRole("button", { name: "Dismiss" }).click();
  await expect(notice(ann)).toBeHidden();
});

test("promise 17: words written into what another person turned meanwhile go on in it", async ({ arrives }) => {
  const [ann, bob] = [await arrives("Ann"), await arrives("Bob")];
  await bob.opens("notes");
  await bob.types("First.\nHeading here.\nItem here.");
  await bob.saved();
  await ann.opens("notes");
  await ann.sees("Item here.");
  const turns = [
    ["Heading", "Control+Alt+2", "h2"],
    ["Item", "Control+Shift+8", "li"],
  ] as const;
  for (const [word, keys, tag] of turns) {
    await ann.goesOffline();
    await ann.goesBehind(word);
    await ann.page.keyboard.type(" of Ann's");
    await bob.goesBehind(word);
    await bob.presses(keys);
    await bob.saved();
    await ann.comesOnline();
    await expect(bob.text.locator(tag)).toHaveText(`${word} of Ann's here.`);
    await ann.page.keyboard.type("!");
    await expect(bob.text.locator(tag)).toHaveText(`${word} of Ann's! here.`);
  }
  await expect(notice(ann)).toBeHidden();
});

test("promise 17: words that two tabs of one browser have go on once", async ({ arrives }) => {
  const [ann, bob] = [await arrives("Ann"), await arrives("Bob")];
  await bob.opens("notes");
  await bob.types("First.\nOld here.");
  await bob.saved();
  await ann.opens("notes");
  await ann.sees("Old here.");
  await ann.page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  const tab = await ann.opensTab("notes");
  await tab.sees("Old here.");
  await ann.goesOffline();
  await ann.goesBehind("Old");
  await ann.page.keyboard.type(" of Ann's");
  await tab.sees("Old of Ann's here.");
  await bob.goesBehind("Old");
  await bob.presses("Control+Alt+2");
  await bob.saved();
  await ann.comesOnline();
  await bob.sees("Old of Ann's here.");
  await tab.saved();
  await ann.saved();
  await expect(bob.text.locator("h2")).toHaveText("Old of Ann's here.");
  await expect(tab.text.locator("h2")).toHaveText("Old of Ann's here.");
  await expect(notice(tab)).toBeHidden();
});
