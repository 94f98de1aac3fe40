import type { Page } from "@playwright/test";
import { problemsOf } from "../axe.ts";
import { type Fault, Proxy } from "../proxy.ts";
import type { Server } from "../server.ts";
import { expect, test } from "../test.ts";
import type { Writer } from "../writer.ts";

test.use({ ownsServer: true });

/** Somebody opens the doctor through a proxy, and reads on until `use` is done. */
async function throughProxy(server: Server, person: Writer, fault: Fault, use: (page: Page) => Promise<void>) {
  const proxy = new Proxy(server, fault);
  await proxy.start();
  try {
    await person.page.goto(`${proxy.url}/doctor`);
    await use(person.page);
  } finally {
    proxy.stop();
  }
}

function states(page: Page): Promise<Record<string, string>> {
  return page
    .locator("[data-check]")
    .evaluateAll((rows: HTMLElement[]) =>
      Object.fromEntries(rows.map(({ dataset }) => [dataset["check"] ?? "", dataset["state"] ?? ""])),
    );
}

test("a good way to the server passes, and the long wait can be left out", async ({ server, arrives }) => {
  const ann = await arrives("Ann");
  await throughProxy(server, ann, "none", async (page) => {
    await expect(page).toHaveTitle("Connection – Weft");
    await expect(page.getByRole("progressbar", { name: "Silence" })).toBeVisible();
    await page.getByRole("button", { name: "Do not wait" }).click();
    await expect(page.getByRole("status").first()).toHaveText("Nothing stands in the way.");
    expect(await states(page)).toEqual({
      http: "passed",
      origin: "passed",
      upgrade: "passed",
      answers: "passed",
      clock: "passed",
      buffering: "passed",
      silence: "skipped",
    });
    await page.getByRole("button", { name: "Check again" }).click();
    await expect(page.getByRole("button", { name: "Do not wait" })).toBeVisible();
  });
});

test("a connection that bears the silence passes", async ({ server, arrives }) => {
  const ann = await arrives("Ann");
  await ann.page.clock.install();
  await ann.page.goto(`${server.url}/doctor`);
  await expect(ann.page.getByRole("progressbar", { name: "Silence" })).toBeVisible();
  await ann.page.clock.fastForward(41_000);
  await expect(ann.page.getByText("The connection stays open for 40 seconds of silence")).toBeVisible();
});

test("a proxy that does not upgrade is told by that", async ({ server, arrives }) => {
  await throughProxy(server, await arrives("Ann"), "does not upgrade", async (page) => {
    await expect(page.getByText("No WebSocket can be opened. The proxy must speak HTTP/1.1 to Weft")).toBeVisible();
    await expect(page.getByRole("status").first()).toHaveText(/^One thing is wrong\./);
    expect(await states(page)).toMatchObject({ http: "passed", origin: "passed", silence: "skipped" });
  });
});

test("a proxy that asks for another host is told by the origin", async ({ server, arrives }) => {
  await throughProxy(server, await arrives("Ann"), "asks for another host", async (page) => {
    await expect(page.getByText(`The proxy asks for ${new URL(server.url).host} instead of`)).toBeVisible();
    await expect(page.getByText("What is wrong above is reason enough")).toBeVisible();
  });
});

test("a proxy that holds frames back is told by their pace", async ({ server, arrives }) => {
  await throughProxy(server, await arrives("Ann"), "holds back", async (page) => {
    await expect(page.getByText("Something on the way holds back what is sent")).toBeVisible({ timeout: 20_000 });
  });
});

test("a proxy that cuts silent connections is told by when it did", async ({ server, arrives }) => {
  await throughProxy(server, await arrives("Ann"), "cuts silence", async (page) => {
    await expect(page.getByText("The connection was cut after 2 seconds of silence.")).toBeVisible();
    expect(await states(page)).toMatchObject({ upgrade: "passed", buffering: "passed", silence: "failed" });
  });
});

test("a server that is gone is told by that", async ({ server, arrives }) => {
  const ann = await arrives("Ann");
  await ann.page.goto(`${server.url}/doctor`);
  await ann.page.getByRole("button", { name: "Do not wait" }).click();
  await server.crash();
  await ann.page.getByRole("button", { name: "Check again" }).click();
  await expect(ann.page.getByText("The server cannot be reached.")).toBeVisible();
});

test("lines for a proxy can be copied", async ({ server, arrives }) => {
  const ann = await arrives("Ann", { permissions: ["clipboard-read", "clipboard-write"] });
  await ann.page.goto(`${server.url}/doctor`);
  await ann.page.getByText("nginx", { exact: true }).click();
  await ann.page.getByRole("button", { name: "Copy for nginx" }).click();
  await expect(ann.page.getByText("Copied.")).toBeVisible();
  const copied = await ann.page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain("proxy_set_header Upgrade $http_upgrade;");
  expect(copied).toContain("server_name localhost;");
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`everybody can read it, also on a phone (${colorScheme})`, async ({ server, arrives }) => {
    const ann = await arrives("Ann", { colorScheme, viewport: { width: 360, height: 740 } });
    await throughProxy(server, ann, "does not upgrade", async (page) => {
      await expect(page.getByRole("status").first()).toHaveText(/^One thing is wrong\./);
      await page.getByText("nginx", { exact: true }).click();
      expect(await problemsOf(page)).toEqual([]);
      for (const direction of ["ltr", "rtl"]) {
        await page.evaluate((dir) => (document.documentElement.dir = dir), direction);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
      }
    });
  });
}
