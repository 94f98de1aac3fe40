import { allLengths, compareBindings, lengths, listOf, shortly, stock } from "../binding/comparison.ts";
import { prepareNode } from "../binding/in-node.ts";
import type { NodeFindings, NodeTask } from "../binding/node-task.ts";
import type { Column, Experiment, Size } from "../experiment.ts";
import { median, percentiles, percentilesOf } from "../statistics.ts";

const counts = {
  full: { warmUps: 50, keystrokes: 300, budgetMs: 60_000 },
  quick: { warmUps: 10, keystrokes: 30, budgetMs: 10_000 },
};

type Figures = Record<string, number>;

/** Without a screen: from a Y.Doc to the state of an editor. */
export const bindingNodeOpening: Experiment = compareBindings({
  name: "binding-node-opening",
  about: (size) =>
    `An editor without a screen is made for a Y.Doc of ${listOf(lengths[size])} blocks; the first letter of somebody ` +
    "else arrives; the memory is the binding's alone, without both documents.",
  columns: allLengths.flatMap((blocks): Column[] => [
    { label: `${shortly(blocks)}: ms`, figures: [`opened${blocks}`], digits: 1, against: stock },
    { label: "first key ms", figures: [`first${blocks}`], digits: 1 },
    { label: "MB", figures: [`heap${blocks}`], digits: 2 },
  ]),
  prepare: (size) =>
    prepare("opening", size, ({ opened = [], first = [], heap = [] }, blocks) => ({
      [`opened${blocks}`]: median(opened),
      [`first${blocks}`]: median(first),
      [`heap${blocks}`]: median(heap) / 1e6,
    })),
});

export const bindingNodeRemote: Experiment = compareBindings({
  name: "binding-node-remote",
  about: (size) => `A letter of somebody else arrives, an update each. ${aboutKeystrokes(size)}`,
  columns: keystrokeColumns(),
  prepare: (size) => prepare("remote", size, keystrokeFigures),
});

export const bindingNodeOwn: Experiment = compareBindings({
  name: "binding-node-own",
  about: (size) => `A letter is typed, a transaction each. ${aboutKeystrokes(size)}`,
  columns: keystrokeColumns(),
  prepare: (size) => prepare("own", size, keystrokeFigures),
});

function aboutKeystrokes(size: Size): string {
  return (
    `${counts[size].keystrokes} letters all over documents of ${listOf(lengths[size])} blocks, without a screen; what the ` +
    "same letters take Yjs alone and ProseMirror alone is not the binding's, and told beside it."
  );
}

function keystrokeColumns(): Column[] {
  return allLengths.flatMap((blocks): Column[] => [
    {
      label: `${shortly(blocks)}: binding ms p50 / p95 / p99`,
      figures: percentilesOf(`own${blocks}`),
      digits: 2,
      against: stock,
    },
    { label: "Yjs / PM", figures: [`yjs${blocks}`, `prosemirror${blocks}`], digits: 2 },
  ]);
}

function keystrokeFigures({ yjs = [], prosemirror = [], own = [] }: NodeFindings["times"], blocks: number): Figures {
  return {
    [`yjs${blocks}`]: median(yjs),
    [`prosemirror${blocks}`]: median(prosemirror),
    ...percentiles(`own${blocks}`, own),
  };
}

/** All lengths one after the other, each in a process of its own. */
async function prepare(
  what: NodeTask["what"],
  size: Size,
  figuresOf: (times: NodeFindings["times"], blocks: number) => Figures,
) {
  const measure = await prepareNode();
  return async (binding: NodeTask["binding"]) => {
    const figures: Figures = {};
    const problems: string[] = [];
    for (const blocks of lengths[size]) {
      const found = await measure({ what, binding, blocks, ...counts[size] });
      Object.assign(figures, figuresOf(found.times, blocks));
      problems.push(...found.problems.map((problem) => `${problem}, of ${listOf([blocks])} blocks`));
    }
    return { figures, problems };
  };
}
