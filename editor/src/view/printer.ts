import type { EditorView } from "@tiptap/pm/view";
import { unobserved } from "../changes/observed-view.ts";
import { drawTo } from "../layout/late-blocks.ts";
import { drawAll } from "../ui/when-near.ts";

/** As long as one waits for paper without asking why. */
const longestMs = 5_000;
const searched = '[data-state="looking"]';

/** Prints the page when everything in the text is drawn, and tells of the preparations. */
export class Printer {
  readonly #listeners = new Set<() => void>();
  #isPreparing = false;

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  readonly isPreparing = () => this.#isPreparing;

  async print(view: EditorView) {
    if (this.#isPreparing) return;
    this.#tell(true);
    const signal = AbortSignal.timeout(longestMs);
    const isOver = new Promise((resolve) => signal.addEventListener("abort", resolve));
    await Promise.race([prepare(view, signal), isOver]);
    this.#tell(false);
    print();
  }

  #tell(isPreparing: boolean) {
    this.#isPreparing = isPreparing;
    for (const listener of this.#listeners) listener();
  }
}

/** A browser prints one page at a time. */
export const printer = new Printer();

async function prepare(view: EditorView, signal: AbortSignal) {
  drawTo(view, view.state.doc.content.size);
  await drawAll();
  await allFound(view.dom, signal);
  const pictures = [...view.dom.querySelectorAll<HTMLImageElement>("img[src]")];
  unobserved(view, () => {
    for (const picture of pictures) picture.loading = "eager";
  });
  await Promise.allSettled(pictures.map((picture) => picture.decode()));
}

/** Held files are looked for, and then there or not. */
function allFound(text: Element, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!signal.aborted && text.querySelector(searched)) return;
      observer.disconnect();
      resolve();
    };
    const observer = new MutationObserver(look);
    observer.observe(text, { subtree: true, attributeFilter: ["data-state"] });
    signal.addEventListener("abort", look);
    look();
  });
}
