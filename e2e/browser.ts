import { existsSync } from "node:fs";
import chromium from "@sparticuz/chromium";

/** Where an installed Chromium may be. */
const installed = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** What the Chromium from npm is built for. */
const hasOwn = process.platform === "linux" && process.arch === "x64";

/**
 * The Chromium to test with: the one `CHROMIUM_PATH` names, else the one that came from npm with the tests, whose
 * libraries it unpacks beside it, or where that does not run an installed one. That from npm is the same for everybody,
 * and without windows: the tests take two thirds of the time.
 */
export async function findChromium(): Promise<string> {
  const named = process.env["CHROMIUM_PATH"];
  if (named) return named;
  const found = installed.find((path) => existsSync(path));
  if (found && !hasOwn) return found;
  process.env["AWS_EXECUTION_ENV"] ??= "AWS_Lambda_nodejs22.x";
  return chromium.executablePath();
}

/** Without a sandbox, as containers and CI need it; and silent towards the network. */
export const chromiumArguments = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
