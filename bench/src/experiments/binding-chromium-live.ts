import { setTimeout as sleep } from "node:timers/promises";
import { type OpenPage, workOf } from "../binding/chromium.ts";
import { allLengths, compareBindings, lengths, listOf, shortly, stock } from "../binding/comparison.ts";
import { prepareLengths, show } from "../binding/in-chromium.ts";
import { traceKeys } from "../binding/key-trace.ts";
import { letterOf } from "../binding/keystrokes.ts";
import type { Experiment, Size } from "../experiment.ts";
import { steadily } from "../pace.ts";
import { percentiles, percentilesOf } from "../statistics.ts";

const live = {
  full: { people: 20, rate: 5, seconds: 20, patienceMs: 20_000 },
  quick: { people: 20, rate: 5, seconds: 2, patienceMs: 4_000 },
};
/** For the last letter of others to be shown. */
const graceMs = 500;

/** One experiment for each length, because there is more to tell. */
export const bindingChromiumLive: readonly Experiment[] = allLengths.map((blocks) =>
  compareBindings({
    name: `binding-chromium-live-${shortly(blocks)}`,
    about: (size) => {
      const { people, rate, seconds } = live[size];
      return (
        `${people} people write ${rate} letters a second each, all over a document of ${listOf([blocks])} blocks, and one ` +
        `at this page presses ${rate} keys a second; ${seconds} s. The work is script and layout ` +
        "of a key of one's own."
      );
    },
    columns: [
      { label: "work ms p50 / p95 / p99", figures: percentilesOf("work"), digits: 1, against: stock },
      { label: "seen after ms p50 / p95 / p99", figures: percentilesOf("seen"), against: stock },
      { label: "others' letters after ms p50 / p95 / p99", figures: percentilesOf("late") },
      { label: "never", figures: ["missing"], total: "sum" },
      { label: "% busy", figures: ["busy"] },
    ],
    prepare: async (size) => {
      if (!lengths[size].includes(blocks)) return { skipped: "a quick run has no time for it" };
      const { people, rate, seconds } = live[size];
      const others = { letters: people * rate * seconds, people };
      return prepareLengths(size, others, (open) => writeTogether(open, live[size]), [blocks]);
    },
  }),
);

async function writeTogether(open: OpenPage, { people, rate, seconds, patienceMs }: (typeof live)[Size]) {
  const { page } = open;
  await show(open);
  const stopTrace = await traceKeys(open.devTools);
  const [before, start] = [await workOf(open), performance.now()];
  const pace = { everyMs: 1_000 / people / rate, forMs: seconds * 1_000 + graceMs };
  await page.evaluate((how) => stage.letOthersWrite(how), pace);
  const pressed: Promise<void>[] = [];
  await steadily(rate, rate * seconds, (index) => pressed.push(open.press(letterOf(index))));
  await sleep(start + seconds * 1_000 + graceMs - performance.now());
  const [after, end] = [await workOf(open), performance.now()];
  await Promise.race([Promise.all(pressed), sleep(patienceMs)]);
  const late = await page.evaluate(() => stage.stopOthers());
  const own = await page.evaluate(() => stage.ownKeystrokes());
  return {
    ...percentiles("work", await stopTrace()),
    ...percentiles(
      "seen",
      own.map(({ painted }) => painted),
    ),
    ...percentiles("late", late),
    missing: people * rate * seconds - late.length,
    busy: ((after.all - before.all) / (end - start)) * 100,
  };
}
