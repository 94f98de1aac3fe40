import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { Proxy } from "../proxy.ts";
import { expect, test } from "../test.ts";
import { Writer } from "../writer.ts";

test.use({ ownsServer: true, keepsApp: true });

test("a new version of the app is offered, never started over words that are not saved", async ({
  server,
  browser,
}) => {
  const proxy = new Proxy(server);
  await proxy.start();
  const ann = await Writer.arrive({ name: "Ann", server: proxy, context: await browser.newContext() });
  await ann.opens("notes");
  await ann.types("Kept. ");
  await ann.saved();
  await ann.page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  const stamp = await ann.page.evaluate(() => ((window as unknown as { stamp: number }).stamp = Math.random()));
  const isSamePage = () => ann.page.evaluate(() => (window as unknown as { stamp: number }).stamp);

  await ann.goesOffline();
  await ann.types("Only here. ");
  await ann.seesStatus("Offline, kept on this device");
  await ann.comesOnline();
  await ann.saved();
  server.freeze();
  await ann.types("Not saved yet.");
  await ann.seesStatus("Saving…");
  server.thaw();
  proxy.releaseNewVersion();
  await ann.page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
  await expect(ann.page.getByText("A new version of Weft is ready.")).toBeVisible();
  expect(await isSamePage()).toBe(stamp);

  await ann.page.getByRole("button", { name: "Reload" }).click();
  await expect.poll(() => isSamePage().catch(() => stamp)).not.toBe(stamp);
  await ann.sees("Kept. Only here. Not saved yet.");
  await expect(ann.page.getByText("A new version of Weft is ready.")).toBeHidden();
  await ann.context.close();
  proxy.stop();
});

test("a new version that one tab has started is a reload away in the other", async ({ server, browser }) => {
  const proxy = new Proxy(server);
  await proxy.start();
  const ann = await Writer.arrive({ name: "Ann", server: proxy, context: await browser.newContext() });
  await ann.opens("notes");
  await ann.page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  const tab = await ann.opensTab("notes");
  proxy.releaseNewVersion();
  await ann.page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
  const prompts = [ann, tab].map(({ page }) => page.getByText("A new version of Weft is ready."));
  for (const prompt of prompts) await expect(prompt).toBeVisible();

  await ann.page.getByRole("button", { name: "Reload" }).click();
  const isWaiting = () =>
    tab.page.evaluate(async () => Boolean((await navigator.serviceWorker.getRegistration())?.waiting));
  await expect.poll(isWaiting).toBe(false);
  await tab.page.getByRole("button", { name: "Reload" }).click();
  for (const prompt of prompts) await expect(prompt).toBeHidden();
  await expect(tab.text).toBeVisible();
  await ann.context.close();
  proxy.stop();
});

test("the development server is not shadowed by the service worker of an earlier visit", async ({
  server,
  arrives,
}) => {
  const ann = await arrives("Ann");
  await ann.opensHome();
  await ann.page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  const { port } = new URL(server.url);
  await server.stop();
  const editor = fileURLToPath(new URL("../../editor", import.meta.url));
  const vite = spawn("npx", ["vite", "--port", port, "--strictPort"], {
    cwd: editor,
    stdio: ["ignore", "pipe", "inherit"],
    detached: true,
  });
  try {
    await once(vite.stdout, "data");
    await ann.page.goto(server.url);
    await expect(ann.page.locator('script[src="/@vite/client"]')).toBeAttached({ timeout: 30_000 });
    expect(await ann.page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
  } finally {
    process.kill(-(vite.pid as number));
  }
});
