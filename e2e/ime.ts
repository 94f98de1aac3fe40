import type { CDPSession, JSHandle, Page } from "@playwright/test";
import type { Writer } from "./writer.ts";

interface Watch {
  /** The text of the page that is being composed in. */
  text: Node | null;
  block: Element | null;
  disturbances: string[];
  composed: string | undefined;
}

/** Somebody's input method: words stand in the text while they are composed, and are then decided or given up. */
export class InputMethod {
  readonly #page: Page;
  readonly #keys: CDPSession;
  readonly #watch: JSHandle<Watch>;

  private constructor(page: Page, keys: CDPSession, watch: JSHandle<Watch>) {
    this.#page = page;
    this.#keys = keys;
    this.#watch = watch;
  }

  static async of({ context, page }: Writer): Promise<InputMethod> {
    return new InputMethod(page, await context.newCDPSession(page), await page.evaluateHandle(watchComposition));
  }

  /** What is being composed, key after key. */
  async composes(...states: string[]): Promise<void> {
    for (const text of states) await this.#send(text);
    await this.#watch.evaluate(async (watch) => {
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      watch.text ??= getSelection()?.focusNode ?? null;
      watch.block = watch.text?.parentElement?.closest("p, h1, h2, h3, h4, h5, h6, pre") ?? null;
      watch.disturbances.length = 0;
    });
  }

  /** What has happened to the block in the page since the last key: what an input method would stumble over. */
  disturbances(): Promise<string[]> {
    return this.#watch.evaluate(({ text, disturbances }) => {
      const { focusNode } = getSelection() ?? {};
      return focusNode === text ? disturbances : [...disturbances, "the caret is in another text"];
    });
  }

  /** Resolves with what the browser says the composition ended with. */
  async decides(words: string): Promise<string | undefined> {
    await this.#keys.send("Input.insertText", { text: words });
    return this.#end();
  }

  async givesUp(): Promise<string | undefined> {
    await this.#send("");
    return this.#end();
  }

  async #send(text: string): Promise<void> {
    const [selectionStart, selectionEnd] = [text.length, text.length];
    await this.#keys.send("Input.imeSetComposition", { text, selectionStart, selectionEnd });
  }

  async #end(): Promise<string | undefined> {
    await this.#page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
    return this.#watch.evaluate((watch) => {
      const { composed } = watch;
      Object.assign(watch, { text: null, block: null, composed: undefined });
      return composed;
    });
  }
}

function watchComposition(): Watch {
  const watch: Watch = { text: null, block: null, disturbances: [], composed: undefined };
  const observer = new MutationObserver((records) => {
    for (const { type, target, removedNodes } of records) {
      const isInside = watch.block?.contains(target);
      const isGone = [...removedNodes].some((node) => node.contains(watch.block));
      if (watch.block && (isInside || isGone)) watch.disturbances.push(`${type} of “${target.textContent}”`);
    }
  });
  observer.observe(document.body, { childList: true, characterData: true, subtree: true });
  document.addEventListener("compositionend", ({ data }) => (watch.composed = data));
  return watch;
}
