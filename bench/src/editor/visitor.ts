import { setTimeout as sleep } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import {
  type Browser,
  type BrowserContext,
  type CDPSession,
  chromium,
  type Page,
  type Response,
} from "playwright-core";
import { chromiumArguments } from "../binding/chromium.ts";
import { marks } from "../binding/key-trace.ts";
import type { ServerProcess } from "../server-process.ts";
import type { EditorPeer } from "./editor-peers.ts";
import { lastWords, ownWords } from "./long-documents.ts";
import { buildPage, type PageFile } from "./page-files.ts";
import { PageServer } from "./page-server.ts";
import { type PageWatch, watchPage } from "./watch-page.ts";

declare global {
  // The page's own, for what is run there.
  var watch: PageWatch;
}

/** The pages of the bench, each built once. */
export async function buildPages(peers: readonly EditorPeer[]): Promise<ReadonlyMap<string, PageFiles>> {
  const built = new Map<string, PageFiles>();
  for (const { page } of peers) if (page) built.set(page, await buildPage(page));
  return built;
}

type PageFiles = ReadonlyMap<string, PageFile>;

export interface Visit {
  readonly page: Page;
  readonly devTools: CDPSession;
  /** Milliseconds from the start of the navigation until what the window holds was painted; `undefined` when all took too long. */
  readonly begunAt: number | undefined;
  /** The same until all was there, down to the last words. */
  readonly shownAt: number | undefined;
  /** What the page loaded of scripts until then. */
  readonly scripts: Scripts;
}

export interface Scripts {
  readonly count: number;
  /** Bytes, compressed as a web server does it. */
  readonly compressed: number;
}

interface WayIn {
  readonly documentId: string;
  readonly executablePath: string;
  readonly pages: ReadonlyMap<string, PageFiles>;
}

/** A browser of somebody who opens one document, once or again; it keeps what a browser keeps. */
export class Visitor {
  readonly #browser: Browser;
  readonly #context: BrowserContext;
  readonly #address: string;
  readonly #pageServer: PageServer | undefined;

  private constructor(browser: Browser, context: BrowserContext, url: string, pageServer?: PageServer) {
    this.#browser = browser;
    this.#context = context;
    this.#address = url;
    this.#pageServer = pageServer;
  }

  static async arrive({ page }: EditorPeer, server: ServerProcess, way: WayIn): Promise<Visitor> {
    const { documentId, executablePath, pages } = way;
    const browser = await chromium.launch({ executablePath, args: chromiumArguments });
    const context = await browser.newContext({ viewport: { width: 1_000, height: 850 } });
    await context.addInitScript({ content: sourceOf(watchPage, { lastWords, ...marks }) });
    const files = page === undefined ? undefined : pages.get(page);
    if (!files) return new Visitor(browser, context, `${server.url.replace(/^ws/, "http")}/d/${documentId}`);
    const pageServer = await PageServer.start(files);
    const query = new URLSearchParams({ server: server.url, document: documentId });
    return new Visitor(browser, context, `${pageServer.url}/?${query}`, pageServer);
  }

  /** Opens the document in a new tab, for so long at most. */
  async visit(patienceMs: number): Promise<Visit> {
    const page = await this.#context.newPage();
    const devTools = await this.#context.newCDPSession(page);
    await devTools.send("Performance.enable");
    const scripts: Response[] = [];
    page.on("response", (response) => {
      if (response.request().resourceType() === "script") scripts.push(response);
    });
    await page.goto(this.#address, { timeout: patienceMs, waitUntil: "commit" });
    const shownAt = await untilShown(page, patienceMs);
    const begunAt = shownAt === undefined ? undefined : await page.evaluate(() => watch.begunAt);
    // Asked for when all is measured: handing over half a megabyte keeps the page busy.
    const bodies = shownAt === undefined ? [] : await Promise.all(scripts.map((script) => script.body()));
    const compressed = bodies.reduce((sum, body) => sum + gzipSync(body, { level: 9 }).length, 0);
    return { page, devTools, begunAt, shownAt, scripts: { count: bodies.length, compressed } };
  }

  async leave() {
    await this.#browser.close();
    this.#pageServer?.stop();
  }
}

/** Behind the words that are there for it, in the middle of the document. */
export async function placeCaret(page: Page): Promise<void> {
  await page.evaluate((words) => {
    const root = watch.root();
    if (!root) throw new Error("There is no editor.");
    root.focus();
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      if (!node.textContent?.includes(words)) continue;
      node.parentElement?.scrollIntoView({ block: "center" });
      getSelection()?.collapse(node, node.textContent.length);
      return;
    }
    throw new Error("The words are not there.");
  }, ownWords);
  // The editor hears of it in a task of its own.
  await sleep(500);
}

/** As text. What runs TypeScript here keeps the names of functions by a helper of its own, which a page has not. */
function sourceOf<Argument>(run: (argument: Argument) => void, argument: Argument): string {
  return `{ const __name = (named) => named; (${run.toString()})(${JSON.stringify(argument)}); }`;
}

async function untilShown(page: Page, patienceMs: number): Promise<number | undefined> {
  const shown = await page
    .waitForFunction(() => globalThis.watch?.shownAt, undefined, { timeout: patienceMs, polling: 250 })
    .catch(() => undefined);
  return shown ? ((await shown.jsonValue()) as number) : undefined;
}
