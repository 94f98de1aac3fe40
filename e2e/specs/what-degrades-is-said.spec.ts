import { randomBytes } from "node:crypto";
import { chromium } from "@playwright/test";
import { chromiumArguments, findChromium } from "../browser.ts";
import { Server } from "../server.ts";
import { expect, test } from "../test.ts";
import { Writer } from "../writer.ts";

test.use({ ownsServer: true, keepsApp: true });

test("on plain HTTP in a local network editing works, and what degrades is said", async () => {
  const server = new Server(["--allow-public", "1"]);
  await server.start();
  const browser = await chromium.launch({
    executablePath: await findChromium(),
    args: [...chromiumArguments, "--host-resolver-rules=MAP weft.lan 127.0.0.1"],
  });
  const lan = { url: server.url.replace("localhost", "weft.lan") };
  const ann = await Writer.arrive({ name: "Ann", server: lan, context: await browser.newContext() });
  const bob = await Writer.arrive({ name: "Bob", server: lan, context: await browser.newContext() });
  await ann.opensHome();
  expect(await ann.page.evaluate(() => isSecureContext)).toBe(false);
  await ann.page.getByRole("button", { name: "New document" }).click();
  await ann.types("In the local network.");
  await ann.saved();
  await bob.opens(ann.page.url().split("/").at(-1) ?? "");
  await bob.sees("In the local network.");
  await ann.page.getByText("Saved", { exact: true }).click();
  await expect(ann.page.getByText("This address is not HTTPS.")).toBeVisible();

  await ann.page.keyboard.press("Escape");
  await ann.goesOffline();
  await ann.types(" Kept all the same.");
  await ann.seesStatus("Offline, kept on this device");
  await fetch(`${server.url}/api/documents/${ann.page.url().split("/").at(-1)}`, { method: "DELETE" });
  await ann.comesOnline();
  await ann.page.getByRole("button", { name: "See the words" }).click();
  await ann.page.getByRole("button", { name: "Copy" }).click();
  await expect(ann.page.getByText("Copied")).toBeVisible();
  await browser.close();
  await server.remove();
});

test("a device without room is said, and the page asks before words are lost", async ({ server, arrives }) => {
  const ann = await arrives("Ann");
  const devtools = await ann.context.newCDPSession(ann.page);
  await devtools.send("Storage.overrideQuotaForOrigin", { origin: server.url, quotaSize: 2 * 1024 * 1024 });
  await ann.opens("notes");
  await ann.types("Room for this. ");
  await ann.saved();

  await ann.goesOffline();
  await ann.pastes(`No room for all this. ${incompressible(3_000_000)}`);
  await ann.seesStatus("Not kept: device full");
  const question = ann.page.waitForEvent("dialog");
  const leaving = ann.page.close({ runBeforeUnload: true });
  const dialog = await question;
  expect(dialog.type()).toBe("beforeunload");
  await dialog.dismiss();
  await leaving;

  await devtools.send("Storage.overrideQuotaForOrigin", { origin: server.url });
  await ann.seesStatus("Offline, kept on this device");
  await ann.comesOnline();
  await ann.saved();
  await ann.page.reload();
  await ann.sees("Room for this. No room for all this.");
});

test("words that only the page has reach the server although the person has left the document", async ({
  server,
  arrives,
}) => {
  const [ann, bob] = [await arrives("Ann"), await arrives("Bob")];
  const devtools = await ann.context.newCDPSession(ann.page);
  await devtools.send("Storage.overrideQuotaForOrigin", { origin: server.url, quotaSize: 2 * 1024 * 1024 });
  await ann.opens("notes");
  await ann.types("Room for this. ");
  await ann.saved();
  await ann.goesOffline();
  await ann.pastes(`No room for all this. ${incompressible(3_000_000)}`);
  await ann.seesStatus("Not kept: device full");
  await ann.page.getByRole("link", { name: "All documents" }).click();
  await expect(ann.page.getByRole("heading", { name: "Documents" })).toBeVisible();

  await ann.comesOnline();
  await bob.opens("notes");
  await bob.sees("Room for this. No room for all this.");
});

/** Browsers compress what they keep, some of them. */
function incompressible(letters: number): string {
  return randomBytes(letters / 2)
    .toString("hex")
    .replaceAll("0", " ")
    .replace(/.{2000}/g, "$&\n");
}

test("a part of the page that does not load is said, and comes with a new page", async ({ arrives }) => {
  const ann = await arrives("Ann", { serviceWorkers: "block" });
  const { context } = ann;
  await ann.opens("notes");
  await ann.types("Words.");
  await context.route("**/assets/KeyboardSheet-*.js", (route) => route.abort());
  await ann.page.keyboard.press("Control+/");
  await expect(ann.page.getByText("A part of the editor could not be loaded.")).toBeVisible();
  await ann.types(" They go on.");
  await ann.saved();
  await context.unroute("**/assets/KeyboardSheet-*.js");
  await ann.page.getByRole("button", { name: "Reload" }).click();
  await ann.sees("Words. They go on.");
  await expect(ann.page.getByText("A part of the editor could not be loaded.")).toBeHidden();
  await ann.page.keyboard.press("Control+/");
  await expect(ann.page.getByRole("dialog", { name: "Keyboard" })).toBeVisible();
});

test("a page that cannot be shown says so", async ({ server, arrives }) => {
  const { page } = await arrives("Ann", { serviceWorkers: "block" });
  await page.route("**/assets/DoctorPage-*.js", (route) => route.abort());
  await page.goto(`${server.url}/doctor`);
  await expect(page.getByRole("heading", { name: "This page could not be shown" })).toBeVisible();
  await page.unroute("**/assets/DoctorPage-*.js");
  await page.getByRole("button", { name: "Reload" }).click();
  await expect(page.getByRole("heading", { name: "Connection" })).toBeVisible();
});
