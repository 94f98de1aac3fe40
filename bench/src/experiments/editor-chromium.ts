import { setTimeout as sleep } from "node:timers/promises";
import { findChromium, heapOf, workOf } from "../binding/chromium.ts";
import { allLengths, listOf, shortly } from "../binding/comparison.ts";
import { letterOf } from "../binding/keystrokes.ts";
import { traceKeys } from "../binding/key-trace.ts";
import { within } from "../bounded.ts";
import { join } from "../client.ts";
import { type EditorPeer, editorPeers, tiptapPage } from "../editor/editor-peers.ts";
import { writeParts } from "../editor/long-documents.ts";
import { OtherWriters, problemsOf } from "../editor/together.ts";
import { buildPages, placeCaret, Visitor } from "../editor/visitor.ts";
import type { Experiment, Measure, Sample, Size } from "../experiment.ts";
import { steadily } from "../pace.ts";
import type { ServerProcess } from "../server-process.ts";
import { percentiles, percentilesOf } from "../statistics.ts";
import { withServer } from "../with-server.ts";

const documentId = "book";
/** The seconds of the warm-up have the same load and are not measured: V8 is busy compiling for as long. */
const live = {
  full: { people: 20, rate: 5, keys: 5, warmUp: 10, seconds: 20, patienceMs: 120_000 },
  quick: { people: 20, rate: 5, keys: 5, warmUp: 1, seconds: 2, patienceMs: 30_000 },
};
/** A quick run has no time for long ones. */
const lengths = { full: allLengths, quick: [1_000] };
const openedLength = { full: 10_000, quick: 1_000 };
/** For what the page puts off until it has nothing else to do, and for what it keeps in the browser. */
const settleMs = { full: 4_000, quick: 1_500 };
const noChromium = { skipped: "there is no Chromium here; CHROMIUM_PATH can name one" };

/** A whole page beside other whole pages: one writes at it, while twenty others do. One experiment for each length. */
export const editorChromiumTyping: readonly Experiment[] = allLengths.map((blocks) => ({
  name: `editor-chromium-typing-${shortly(blocks)}`,
  about: (size) => {
    const { people, rate, keys, warmUp, seconds } = live[size];
    return (
      `Weft's app, Tiptap's collaboration and BlockNote, each with its server: ${people} people write ${rate} letters a second ` +
      `each, all over a document of ${listOf([blocks])} blocks, and one at the page presses ${keys} keys a second; ${seconds} s, after ${warmUp} s of the same. ` +
      "The work is script and layout of a key of one's own. A page that had not shown the document in " +
      `${live[size].patienceMs / 1_000} s gave up.`
    );
  },
  peers: editorPeers,
  columns: [
    { label: "work ms p50 / p95 / p99", figures: percentilesOf("work"), digits: 1, against: tiptapPage },
    { label: "key to paint ms p50 / p95 / p99", figures: percentilesOf("seen"), against: tiptapPage },
    { label: "% busy", figures: ["busy"] },
    { label: "MB", figures: ["heap"], digits: 1, against: tiptapPage },
    { label: "gave up", figures: ["gaveUp"], total: "sum" },
  ],
  prepare: (size) =>
    lengths[size].includes(blocks)
      ? prepare(size, blocks, writeTogether)
      : Promise.resolve({ skipped: "a quick run has no time for it" }),
}));

export const editorChromiumOpening: Experiment = {
  name: "editor-chromium-opening",
  about: (size) =>
    `The same pages open a document of ${listOf([openedLength[size]])} blocks, in a browser that was never there, and again, with ` +
    "what the browser kept: from the start of the navigation until all that the window holds is painted, and until the " +
    "document is in the page down to its last words. Scripts are what was loaded until then, compressed with gzip.",
  peers: editorPeers,
  columns: [
    { label: "from the server ms", figures: ["server"], against: tiptapPage },
    { label: "all ms", figures: ["serverAll"], against: tiptapPage },
    { label: "again ms", figures: ["again"], against: tiptapPage },
    { label: "all ms", figures: ["againAll"], against: tiptapPage },
    { label: "MB", figures: ["heap"], digits: 1, against: tiptapPage },
    { label: "scripts KB", figures: ["scripts"], against: tiptapPage },
    { label: "of so many files", figures: ["files"] },
    { label: "gave up", figures: ["gaveUp"], total: "sum" },
  ],
  prepare: (size) => prepare(size, openedLength[size], openTwice),
};

interface Setting {
  readonly size: Size;
  readonly server: ServerProcess;
  readonly document: ReturnType<typeof writeParts>["document"];
  readonly visitor: Visitor;
}

async function prepare(
  size: Size,
  blocks: number,
  measure: (setting: Setting) => Promise<Sample>,
): Promise<Measure | typeof noChromium> {
  const executablePath = findChromium();
  if (!executablePath) return noChromium;
  const pages = await buildPages(editorPeers);
  return async (peer) => {
    const editor = peer as EditorPeer;
    const { document, updates } = writeParts(editor.layout, blocks);
    return withServer(editor, async (server) => {
      const author = await join(server, documentId);
      // Who wrote it stays: a server that keeps documents in memory alone drops one that nobody has open.
      await author.sendAll(updates);
      const visitor = await Visitor.arrive(editor, server, { documentId, executablePath, pages });
      try {
        return await within(
          live[size].patienceMs * 4,
          `${peer.name}'s page`,
          measure({ size, server, document, visitor }),
        );
      } finally {
        await visitor.leave();
        author.cut();
      }
    });
  };
}

const gaveUp: Sample = { figures: { gaveUp: 1 }, problems: [] };

async function writeTogether({ size, server, document, visitor }: Setting): Promise<Sample> {
  const { people, rate, keys, warmUp, seconds, patienceMs } = live[size];
  const open = await visitor.visit(patienceMs);
  if (open.shownAt === undefined) return gaveUp;
  const { page } = open;
  await placeCaret(page);
  await sleep(settleMs[size]);
  const heap = (await heapOf(open)) / 1e6;
  const letters = people * rate * (warmUp + seconds);
  const others = await OtherWriters.arrive(server, { documentId, document, people, letters });

  let typed = "";
  /** Everybody for so many seconds. */
  async function write(from: number, to: number) {
    const pressed: Promise<void>[] = [];
    await Promise.all([
      steadily(people * rate, people * rate * (to - from), (index) => others.write(people * rate * from + index)),
      steadily(keys, keys * (to - from), (index) => {
        const letter = letterOf(keys * from + index);
        typed += letter;
        pressed.push(page.keyboard.press(letter));
      }),
    ]);
    await Promise.race([Promise.all(pressed), sleep(patienceMs)]);
  }
  await write(0, warmUp);
  const stopTrace = await traceKeys(open.devTools);
  const [before, start] = [await workOf(open), performance.now()];
  await write(warmUp, warmUp + seconds);
  const [after, end] = [await workOf(open), performance.now()];
  await sleep(settleMs[size]);
  const seen = (await page.evaluate(() => [...watch.seen])).slice(keys * warmUp);
  const work = await stopTrace();
  const problems = await problemsOf(server, { documentId, document, typed });
  others.leave();
  return {
    figures: {
      ...percentiles("work", work),
      ...percentiles("seen", seen.filter(Number.isFinite)),
      busy: ((after.all - before.all) / (end - start)) * 100,
      heap,
      gaveUp: 0,
    },
    problems,
  };
}

async function openTwice({ size, visitor }: Setting): Promise<Sample> {
  const { patienceMs } = live[size];
  const first = await visitor.visit(patienceMs);
  if (first.shownAt === undefined) return gaveUp;
  await sleep(settleMs[size]);
  const heap = (await heapOf(first)) / 1e6;
  await first.page.close();
  const again = await visitor.visit(patienceMs);
  return {
    figures: {
      server: first.begunAt ?? Number.NaN,
      serverAll: first.shownAt,
      again: again.begunAt ?? Number.NaN,
      againAll: again.shownAt ?? Number.NaN,
      heap,
      scripts: first.scripts.compressed / 1_000,
      files: first.scripts.count,
      gaveUp: again.shownAt === undefined ? 1 : 0,
    },
    problems: [],
  };
}
