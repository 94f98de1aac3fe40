import { heapOf, workOf } from "../binding/chromium.ts";
import { allLengths, compareBindings, lengths, listOf, shortly, stock } from "../binding/comparison.ts";
import { prepareLengths, show } from "../binding/in-chromium.ts";
import { letterOf } from "../binding/keystrokes.ts";
import { traceKeys } from "../binding/key-trace.ts";
import type { Shares } from "../binding/page-task.ts";
import type { Column, Experiment, Size } from "../experiment.ts";
import { median, percentiles, percentilesOf } from "../statistics.ts";

const counts = {
  full: { warmUps: 20, keystrokes: 150, budgetMs: 40_000 },
  quick: { warmUps: 3, keystrokes: 15, budgetMs: 4_000 },
};

type Figures = Record<string, number>;

/** With a real editor in a page: from a Y.Doc to the first picture of it. */
export const bindingChromiumOpening: Experiment = compareBindings({
  name: "binding-chromium-opening",
  about: (size) =>
    `An editor shows a Y.Doc of ${listOf(lengths[size])} blocks in Chromium, until it is painted; the memory is all that ` +
    "the page's JavaScript holds, with both documents and ProseMirror's view.",
  columns: allLengths.flatMap((blocks): Column[] => [
    { label: `${shortly(blocks)}: ms`, figures: [`opened${blocks}`], against: stock },
    { label: "MB", figures: [`heap${blocks}`], digits: 1, against: stock },
  ]),
  prepare: (size) =>
    prepareLengths(size, { letters: 20 }, async (open, blocks) => {
      const opened = await show(open);
      await open.page.evaluate(() => stage.receive(20, 5_000));
      return { [`opened${blocks}`]: opened, [`heap${blocks}`]: (await heapOf(open)) / 1e6 };
    }),
});

export const bindingChromiumRemote: Experiment = compareBindings({
  name: "binding-chromium-remote",
  about: (size) => `A letter of somebody else arrives somewhere in the document. ${aboutKeystrokes(size)}`,
  columns: allLengths.flatMap(keystrokeColumns),
  prepare: (size) => {
    const { warmUps, keystrokes, budgetMs } = counts[size];
    const count = warmUps + keystrokes;
    return prepareLengths(size, { letters: count }, async (open, blocks) => {
      await show(open);
      const before = await workOf(open);
      const all = await open.page.evaluate(([most, ms]) => stage.receive(most, ms), [count, budgetMs] as const);
      const layout = ((await workOf(open)).layout - before.layout) / all.length;
      const shares = all.slice(warmUps);
      return keystrokeFigures({ work: shares.map(({ work }) => work), shares, layout }, blocks);
    });
  },
});

export const bindingChromiumOwn: Experiment = compareBindings({
  name: "binding-chromium-own",
  about: (size) => `A key is pressed in the middle of the document. ${aboutKeystrokes(size)}`,
  columns: allLengths.flatMap((blocks) => [
    ...keystrokeColumns(blocks),
    { label: "seen after ms", figures: [`seen${blocks}`] },
  ]),
  prepare: (size) => {
    const { warmUps, keystrokes, budgetMs } = counts[size];
    return prepareLengths(size, { letters: 0 }, async (open, blocks) => {
      await show(open);
      const stopTrace = await traceKeys(open.devTools);
      const [before, end] = [await workOf(open), performance.now() + budgetMs];
      for (let index = 0; index < warmUps + keystrokes && performance.now() < end; index++) {
        await open.press(letterOf(index));
        await open.page.evaluate(() => stage.painted());
      }
      const all = await open.page.evaluate(() => stage.ownKeystrokes());
      const layout = ((await workOf(open)).layout - before.layout) / all.length;
      const work = (await stopTrace()).slice(warmUps);
      const own = all.slice(warmUps);
      const shares = own.flatMap((key) => key.shares ?? []);
      const seen = own.map(({ painted }) => painted);
      return { ...keystrokeFigures({ work, shares, layout }, blocks), [`seen${blocks}`]: median(seen) };
    });
  },
});

function aboutKeystrokes(size: Size): string {
  return (
    `${counts[size].keystrokes} times in documents of ${listOf(lengths[size])} blocks in Chromium, each when the one before ` +
    "is painted: script and layout together; of this the binding with Yjs, ProseMirror's state, and all layout (the mean). " +
    "The rest is ProseMirror's view."
  );
}

function keystrokeColumns(blocks: number): Column[] {
  return [
    {
      label: `${shortly(blocks)}: work ms p50 / p95 / p99`,
      figures: percentilesOf(`work${blocks}`),
      digits: 1,
      against: stock,
    },
    {
      label: "binding / PM / layout",
      figures: ["binding", "prosemirror", "layout"].map((name) => name + blocks),
      digits: 2,
    },
  ];
}

interface Found {
  readonly work: readonly number[];
  readonly shares: readonly Shares[];
  readonly layout: number;
}

function keystrokeFigures({ work, shares, layout }: Found, blocks: number): Figures {
  return {
    ...percentiles(`work${blocks}`, work),
    [`binding${blocks}`]: median(shares.map(({ binding }) => binding)),
    [`prosemirror${blocks}`]: median(shares.map(({ prosemirror }) => prosemirror)),
    [`layout${blocks}`]: layout,
  };
}
