import { within } from "../bounded.ts";
import type { Sample, Size } from "../experiment.ts";
import type { BindingName } from "./binding-names.ts";
import { type OpenPage, prepareChromium } from "./chromium.ts";
import { lengths, listOf } from "./comparison.ts";
import type { PageTask } from "./page-task.ts";

const boundMs = 240_000;

type Figures = Record<string, number>;

/** One length after the other, each in a browser of its own. */
export async function prepareLengths(
  size: Size,
  others: PageTask["others"],
  measure: (open: OpenPage, blocks: number) => Promise<Figures>,
  chosen: readonly number[] = lengths[size],
) {
  const withPage = await prepareChromium();
  if (!withPage) return { skipped: "there is no Chromium here; CHROMIUM_PATH can name one" };
  return async (binding: BindingName): Promise<Sample> => {
    const figures: Figures = {};
    const problems: string[] = [];
    for (const blocks of chosen) {
      const use = async (open: OpenPage) => {
        Object.assign(figures, await measure(open, blocks));
        for (const problem of await open.problems()) problems.push(`${problem}, of ${listOf([blocks])} blocks`);
      };
      await withPage({ binding, blocks, others }, (open) =>
        within(boundMs, `a page of ${listOf([blocks])} blocks`, use(open)),
      );
    }
    return { figures, problems };
  };
}

/** Until the document was painted. The caret is in it afterwards. */
export async function show({ page }: OpenPage): Promise<number> {
  const opened = await page.evaluate(() => stage.open());
  await page.evaluate(() => stage.placeCaret());
  return opened;
}
