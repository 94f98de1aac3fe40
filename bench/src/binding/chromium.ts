import { existsSync } from "node:fs";
import { type Browser, type CDPSession, chromium, type Page } from "playwright-core";
import { bundle } from "./bundle.ts";
import type { Page as Stage } from "./page.ts";
import type { PageTask } from "./page-task.ts";

/** Where an installed Chromium may be. */
const installed = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

export const chromiumArguments = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

// Nothing listens there: the page is handed to the browser before it asks the network.
const address = "http://localhost:9/";
const html = `<!doctype html><meta charset="utf-8"><title>An editor</title>
<style>
  main { height: 800px; overflow: auto }
  .ProseMirror { position: relative; white-space: pre-wrap; word-wrap: break-word }
  .is-weft > * { position: relative }
  .weft-island { block-size: var(--weft-island-height); contain: layout size }
</style>
<main></main><script src="/page.js"></script>`;
/** Without these a page's clock has steps of a tenth of a millisecond. */
const isolated = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
};

declare global {
  // The page's own names, for what is run there.
  var Page: typeof Stage;
  var stage: Stage;
}

/** A page in a browser of its own, what the browser tells of it, and the keyboard before it. */
export interface OpenPage {
  readonly page: Page;
  readonly devTools: CDPSession;
  /** Resolves when the page has got it. */
  press(letter: string): Promise<void>;
  /** What is wrong with what the page shows. */
  problems(): Promise<string[]>;
}

export function findChromium(): string | undefined {
  return process.env["CHROMIUM_PATH"] || installed.find((path) => existsSync(path));
}

/** Returns what lets a page be used in a fresh Chromium; `undefined` when there is none. */
export async function prepareChromium() {
  const executablePath = findChromium();
  if (!executablePath) return undefined;
  const script = await bundle("page.ts", { platform: "browser", format: "iife" });

  return async <Result>(task: PageTask, use: (open: OpenPage) => Promise<Result>): Promise<Result> => {
    const browser = await chromium.launch({ executablePath, args: chromiumArguments });
    try {
      return await use(await openPage(browser, script, task));
    } finally {
      await browser.close();
    }
  };
}

async function openPage(browser: Browser, script: string, task: PageTask): Promise<OpenPage> {
  const page = await browser.newPage({ viewport: { width: 1_000, height: 850 } });
  await page.route(`${address}**`, (route) =>
    route.request().url() === address
      ? route.fulfill({ body: html, contentType: "text/html", headers: isolated })
      : route.fulfill({ body: script, contentType: "text/javascript", headers: isolated }),
  );
  await page.goto(address);
  await page.evaluate((what) => {
    globalThis.stage = new Page(what);
  }, task);
  const devTools = await page.context().newCDPSession(page);
  await devTools.send("Performance.enable");
  let typed = "";
  return {
    page,
    devTools,
    press(letter) {
      typed += letter;
      return page.keyboard.press(letter);
    },
    problems: () => page.evaluate((text) => stage.problems(text), typed),
  };
}

/** What a page's JavaScript holds after a garbage collection, in bytes. */
export async function heapOf({ devTools }: Pick<OpenPage, "devTools">): Promise<number> {
  await devTools.send("HeapProfiler.collectGarbage");
  const { usedSize } = await devTools.send("Runtime.getHeapUsage");
  return usedSize;
}

/** What a page's main thread has done so far, in milliseconds. */
export interface PageWork {
  readonly all: number;
  readonly script: number;
  /** With styles; also where a script asked for it. */
  readonly layout: number;
}

export async function workOf({ devTools }: Pick<OpenPage, "devTools">): Promise<PageWork> {
  const { metrics } = await devTools.send("Performance.getMetrics");
  const ms = (wanted: string) => (metrics.find(({ name }) => name === wanted)?.value ?? Number.NaN) * 1_000;
  return {
    all: ms("TaskDuration"),
    script: ms("ScriptDuration"),
    layout: ms("LayoutDuration") + ms("RecalcStyleDuration"),
  };
}
