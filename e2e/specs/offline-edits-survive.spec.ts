import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { chromiumArguments, findChromium } from "../browser.ts";
import { expect, test } from "../test.ts";
import { Writer } from "../writer.ts";

test.use({ ownsServer: true, keepsApp: true });

test("promise 2: offline, type, reload offline, come back online: everything is there and merged", async ({
  arrives,
}) => {
  const [ann, bob] = [await arrives("Ann"), await arrives("Bob")];
  await ann.opens("notes");
  await ann.types("Together. ");
  await ann.saved();
  await bob.opens("notes");
  await bob.sees("Together.");

  await ann.goesOffline();
  await ann.seesStatus("Offline, kept on this device");
  await ann.types("Ann alone. ");
  await ann.seesStatus("Offline, kept on this device");
  await bob.types("Bob meanwhile. ");
  await bob.saved();

  await ann.page.reload();
  await ann.sees("Together. Ann alone.");
  await ann.seesStatus("Offline, kept on this device");
  await ann.types("After the reload.");
  await ann.seesNothingOf("Bob meanwhile.");

  await ann.comesOnline();
  await ann.saved();
  for (const person of [ann, bob]) {
    for (const words of ["Together.", "Ann alone.", "Bob meanwhile.", "After the reload."]) await person.sees(words);
  }
  expect(await ann.blocks()).toEqual(await bob.blocks());
});

test("promise 2: a browser started without any network opens the app and the document with all edits", async ({
  server,
  arrives,
}) => {
  const profile = await mkdtemp(join(tmpdir(), "weft-profile-"));
  const options = { executablePath: await findChromium(), args: chromiumArguments };
  const first = await chromium.launchPersistentContext(profile, options);
  const before = await Writer.arrive({ name: "Ann", context: first, server });
  await before.opens("notes");
  await before.types("Kept. ");
  await before.saved();
  await before.page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await before.goesOffline();
  await before.types("Typed without a network.");
  await before.seesStatus("Offline, kept on this device");
  await first.close();

  const second = await chromium.launchPersistentContext(profile, options);
  await second.setOffline(true);
  const after = await Writer.arrive({ name: "Ann", context: second, server });
  await after.opensHome();
  await expect(after.page.getByText("These are the documents on this device.")).toBeVisible();
  await expect(after.page.getByText("Has words only on this device")).toBeVisible();
  await after.page.getByRole("link", { name: "Untitled" }).click();
  await after.sees("Kept. Typed without a network.");

  await after.comesOnline();
  await after.saved();
  const bob = await arrives("Bob");
  await bob.opens("notes");
  await bob.sees("Kept. Typed without a network.");
  await second.close();
  await rm(profile, { recursive: true, force: true });
});

test("promise 2: a document made without a network is there after a reload, and for others once online", async ({
  arrives,
}) => {
  const ann = await arrives("Ann");
  await ann.opensHome();
  await expect(ann.page.getByText("No documents yet.")).toBeVisible();
  // The service worker has the app once it controls the page.
  await ann.page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await ann.goesOffline();
  await ann.page.getByRole("button", { name: "New document" }).click();
  await ann.title.fill("Made on a train");
  await ann.types("No network here.");
  await ann.seesStatus("Offline, kept on this device");
  await ann.page.reload();
  await expect(ann.title).toHaveValue("Made on a train");
  await ann.sees("No network here.");

  await ann.comesOnline();
  await ann.saved();
  const bob = await arrives("Bob");
  await bob.opensHome();
  await bob.page.getByRole("link", { name: "Made on a train" }).click();
  await bob.sees("No network here.");
});

test("promise 2: two tabs of one browser see each other without a network", async ({ arrives }) => {
  const ann = await arrives("Ann");
  await ann.opens("notes");
  await ann.types("Online. ");
  await ann.saved();
  await ann.page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  const tab = await ann.opensTab("notes");
  await tab.sees("Online.");
  await ann.goesOffline();
  await ann.seesStatus("Offline, kept on this device");
  await tab.seesStatus("Offline, kept on this device");
  await ann.types("From the first tab. ");
  await tab.sees("From the first tab.");
  await tab.types("From the second tab.");
  await ann.sees("From the second tab.");
  await expect(ann.page.locator(".weft-caret")).toHaveCount(1);

  const late = await ann.opensTab("notes");
  await late.sees("Online. From the first tab. From the second tab.");
  await ann.comesOnline();
  for (const each of [ann, tab, late]) await each.saved();
  const bob = await arrives("Bob");
  await bob.opens("notes");
  await bob.sees("Online. From the first tab. From the second tab.");
});
