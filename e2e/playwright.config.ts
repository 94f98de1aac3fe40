import { defineConfig } from "@playwright/test";
import { chromiumArguments, findChromium } from "./browser.ts";

export default defineConfig({
  testDir: "specs",
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env["CI"]),
  // Where others have the cores, too, a key may come half a second late; the report names what had to be tried twice.
  retries: process.env["CI"] ? 1 : 0,
  reporter: [["list"]],
  use: {
    locale: "en-GB",
    viewport: { width: 1100, height: 800 },
    launchOptions: { executablePath: await findChromium(), args: chromiumArguments },
    trace: "off",
  },
});
