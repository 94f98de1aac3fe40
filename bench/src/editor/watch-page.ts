import type { marks } from "../binding/key-trace.ts";

/** What runs in the measured page, whichever editor it has. It is handed to the browser as source, so it imports nothing. */
export function watchPage({ lastWords, began, done }: { lastWords: string } & typeof marks): void {
  /** More texts than the window holds. */
  const beginning = 60;
  const seen: number[] = [];
  const watch = {
    /** From the start of the navigation until all that the window holds was painted. */
    begunAt: undefined as number | undefined,
    /** The same until all was there, down to the last words. */
    shownAt: undefined as number | undefined,
    /** From each key until it was painted, in the order of the keys. */
    seen,
    root: () => document.querySelector<HTMLElement>(".ProseMirror"),
  };
  Object.assign(globalThis, { watch });

  function afterPaint(tell: (at: number) => void) {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener("message", () => {
        port1.close();
        tell(performance.now());
      });
      port1.start();
      port2.postMessage(undefined);
    });
  }

  function textsIn(root: Node): TreeWalker {
    return document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  }

  function isBegun(): boolean {
    const root = watch.root();
    if (!root) return false;
    const texts = textsIn(root);
    let found = 0;
    while (found < beginning && texts.nextNode()) found += 1;
    return found === beginning;
  }

  function isShown(): boolean {
    const root = watch.root();
    if (!root) return false;
    const texts = textsIn(root);
    let last: Node = root;
    while (last.lastChild) last = last.lastChild;
    texts.currentNode = last;
    for (let node: Node | null = last, looked = 0; node && looked < 5; node = texts.previousNode(), looked += 1) {
      // A browser leaves out what is said to be out of sight.
      if (node.textContent?.includes(lastWords)) return node.parentElement?.checkVisibility() === true;
    }
    return false;
  }

  function look() {
    if (watch.begunAt === undefined && isBegun()) {
      watch.begunAt = Number.NaN;
      afterPaint((at) => (watch.begunAt = at));
    }
    if (isShown()) afterPaint((at) => (watch.shownAt = at));
    else requestAnimationFrame(look);
  }
  requestAnimationFrame(look);

  let isOpen = false;
  function finish() {
    if (!isOpen) return;
    isOpen = false;
    // Read, so that the layout the key asks for is made now and counted with it.
    void document.documentElement.scrollHeight;
    performance.mark(done);
  }
  const isLetter = ({ key }: KeyboardEvent) => key.length === 1;
  addEventListener(
    "keydown",
    (event) => {
      if (!isLetter(event)) return;
      const index = seen.push(Number.NaN) - 1;
      isOpen = true;
      performance.mark(began);
      afterPaint((at) => (seen[index] = at - event.timeStamp));
    },
    { capture: true },
  );
  // The editor has read the change of the page before this comes: its own observer was called first.
  addEventListener("input", () => queueMicrotask(finish), { capture: true });
  addEventListener("keyup", finish, { capture: true });
}

export interface PageWatch {
  readonly begunAt: number | undefined;
  readonly shownAt: number | undefined;
  readonly seen: readonly number[];
  readonly root: () => HTMLElement | null;
}
