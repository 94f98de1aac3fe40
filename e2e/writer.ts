import * as Y from "yjs";
import { type BrowserContext, expect, type Locator, type Page } from "@playwright/test";
import type { Host } from "./server.ts";
import { readSelection, readShape, select } from "./selection.ts";

export interface WriterOptions {
  name: string;
  context: BrowserContext;
  server: Host;
}

/** A person at a browser. */
export class Writer {
  readonly name: string;
  readonly context: BrowserContext;
  readonly #server: Host;
  page: Page;

  private constructor({ name, context, server }: WriterOptions, page: Page) {
    this.name = name;
    this.context = context;
    this.#server = server;
    this.page = page;
  }

  static async arrive(options: WriterOptions): Promise<Writer> {
    const { context, name } = options;
    await context.addInitScript(
      (person) => {
        if (!localStorage.getItem("weft.person")) localStorage.setItem("weft.person", JSON.stringify(person));
      },
      { name, color: "#2f5fd0" },
    );
    return new Writer(options, await context.newPage());
  }

  get text(): Locator {
    return this.page.getByRole("textbox", { name: "Document text" });
  }

  get title(): Locator {
    return this.page.getByRole("textbox", { name: "Title" });
  }

  get status(): Locator {
    return this.page.locator("[data-status]");
  }

  async opens(name: string): Promise<void> {
    await this.page.goto(`${this.#server.url}/d/${this.#server.idOf?.(name) ?? name}`);
    await expect(this.text).toBeVisible();
    await expect(this.page.getByRole("toolbar").first()).toBeVisible();
  }

  async opensHome(): Promise<void> {
    await this.page.goto(this.#server.url);
  }

  /** Another tab of the same browser. */
  async opensTab(id: string): Promise<Writer> {
    const { name, context } = this;
    const tab = new Writer({ name, context, server: this.#server }, await context.newPage());
    await tab.opens(id);
    return tab;
  }

  /** Types at the end of the document. */
  async types(words: string): Promise<void> {
    await this.text.focus();
    await this.presses("Control+End");
    await this.page.keyboard.type(words);
  }

  /** A browser tells the page of a caret that was moved in its own time, which people leave it and tests do not. */
  async caretIsSeen(): Promise<void> {
    await this.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
  }

  /** Where the caret is. */
  async pastes(words: string, type: "text/plain" | "text/html" = "text/plain"): Promise<void> {
    await this.page.evaluate(
      ([kind, text]) => {
        const data = new DataTransfer();
        data.setData(kind, text);
        document.activeElement?.dispatchEvent(
          new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
        );
      },
      [type, words] as const,
    );
  }

  /** One key after the other: the editor hears of a moved caret before the next. */
  async presses(...keys: string[]): Promise<void> {
    for (const key of keys) {
      await this.page.keyboard.press(key);
      await this.caretIsSeen();
    }
  }

  /** Puts the caret behind words of the text, or of a part of it. */
  goesBehind(words: string, within: Locator = this.text): Promise<void> {
    return within.evaluate(select, { words, isCaret: true });
  }

  selects(words: string, within: Locator = this.text): Promise<void> {
    return within.evaluate(select, { words, isCaret: false });
  }

  /** The text around the caret or the selection, which are shown as `|` or `[` and `]`. */
  selection(): Promise<string> {
    return this.page.evaluate(readSelection);
  }

  /** How far below the upper edge of the window something is, when the browser has shown all there is to show. */
  heightOf(part: Locator): Promise<number> {
    return part.evaluate(async (element) => {
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      return element.getBoundingClientRect().top;
    });
  }

  /** What the document holds, as bare HTML. */
  shape(): Promise<string> {
    return this.text.evaluate(readShape);
  }

  async sees(words: string): Promise<void> {
    await expect(this.text).toContainText(words);
  }

  async seesNothingOf(words: string): Promise<void> {
    await expect(this.text).not.toContainText(words);
  }

  async seesStatus(word: string | RegExp): Promise<void> {
    await expect(this.status).toHaveText(word);
  }

  async saved(): Promise<void> {
    await this.seesStatus("Saved");
  }

  /** The copies on this device hold the words: what was typed a moment ago may still be on its way there. */
  async deviceHas(words: string): Promise<void> {
    await expect.poll(async () => textOf(await this.#updatesOnDevice())).toContain(words);
  }

  #updatesOnDevice(): Promise<number[][]> {
    return this.page.evaluate(async () => {
      const done = <Result>(request: IDBRequest<Result>) =>
        new Promise<Result>((resolve, reject) => {
          request.addEventListener("success", () => resolve(request.result));
          request.addEventListener("error", () => reject(request.error));
        });
      const database = await done(indexedDB.open("weft"));
      const rows: { update: Uint8Array }[] = await done(
        database.transaction("updates").objectStore("updates").getAll(),
      );
      database.close();
      return rows.map(({ update }) => [...update]);
    });
  }

  /** What the document holds, block by block. */
  async blocks(): Promise<(string | null)[]> {
    return this.text.evaluate((element) =>
      [...element.children].filter((child) => !child.matches(".weft-caret")).map((block) => block.textContent),
    );
  }

  goesOffline(): Promise<void> {
    return this.context.setOffline(true);
  }

  comesOnline(): Promise<void> {
    return this.context.setOffline(false);
  }

  /** Files go to the server so slowly that something can happen meanwhile; the result lets them go as they can. */
  async hasSlowUploads(): Promise<() => Promise<void>> {
    const session = await this.context.newCDPSession(this.page);
    const conditions = { offline: false, latency: 0, downloadThroughput: -1 };
    await session.send("Network.emulateNetworkConditions", { ...conditions, uploadThroughput: 500_000 });
    return async () => {
      await session.send("Network.emulateNetworkConditions", { ...conditions, uploadThroughput: -1 });
    };
  }

  /** The browser kills the page: nothing of it runs any more. */
  async tabDies(): Promise<void> {
    const session = await this.context.newCDPSession(this.page);
    const crashed = this.page.waitForEvent("crash");
    session.send("Page.crash").catch(() => {});
    await crashed;
    this.page = await this.context.newPage();
  }
}

function textOf(updates: readonly number[][]): string {
  const document = new Y.Doc();
  for (const update of updates) Y.applyUpdate(document, Uint8Array.from(update));
  return document.getXmlFragment("content").toString();
}
