import { defineConfig } from "@playwright/test";
import { chromiumArguments, findChromium } from "./browser.ts";

export default defineConfig({
  testDir: "specs",
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env["CI"]),
  reporter: [["list"]],
  use: {
    locale: "en-GB",
    viewport: { width: 1100, height: 800 },
    launchOptions: { executablePath: await findChromium(), args: chromiumArguments },
    trace: "off",
  },
});
