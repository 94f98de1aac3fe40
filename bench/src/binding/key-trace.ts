import type { CDPSession } from "playwright-core";

/** Set by the page around each of its own keys; what the browser itself does for a key is between them, too. */
export const marks = { began: "key began", done: "key done" };

const categories = ["devtools.timeline", "blink.user_timing"];
const scriptAndLayout = new Set(["FunctionCall", "RunMicrotasks", "Layout", "UpdateLayoutTree", "MinorGC", "MajorGC"]);

interface TraceEvent {
  readonly name: string;
  readonly tid: number;
  readonly pid: number;
  /** In microseconds, as the duration. */
  readonly ts: number;
  readonly dur?: number;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/** Has the browser write down what its threads do. Returns the way to stop: how many ms of script and layout each key took. */
export async function traceKeys(devTools: CDPSession): Promise<() => Promise<number[]>> {
  const events: TraceEvent[] = [];
  const collect = ({ value }: { value: unknown[] }) => events.push(...(value as TraceEvent[]));
  devTools.on("Tracing.dataCollected", collect);
  await devTools.send("Tracing.start", {
    transferMode: "ReportEvents",
    traceConfig: { includedCategories: categories },
  });
  return async () => {
    const complete = new Promise((resolve) => devTools.once("Tracing.tracingComplete", resolve));
    await devTools.send("Tracing.end");
    await complete;
    devTools.off("Tracing.dataCollected", collect);
    return timesOfKeys(events);
  };
}

function timesOfKeys(events: readonly TraceEvent[]): number[] {
  const first = events.find(({ name }) => name === marks.began);
  const inPage = events
    .filter(({ pid, tid }) => pid === first?.pid && tid === first.tid)
    .toSorted((one, other) => one.ts - other.ts);
  const work = merged(inPage.filter(({ name, dur }) => dur && scriptAndLayout.has(name)));
  const at = (wanted: string) => inPage.filter(({ name }) => name === wanted).map(({ ts }) => ts);
  const done = at(marks.done);
  return at(marks.began)
    .slice(0, done.length)
    .map((from, key) => overlap(work, { from, to: done[key] as number }) / 1_000);
}

/** What lies inside something else is not counted twice. */
function merged(events: readonly TraceEvent[]): Span[] {
  const spans: { from: number; to: number }[] = [];
  for (const { ts, dur = 0 } of events) {
    const last = spans.at(-1);
    if (last && ts <= last.to) last.to = Math.max(last.to, ts + dur);
    else spans.push({ from: ts, to: ts + dur });
  }
  return spans;
}

function overlap(spans: readonly Span[], { from, to }: Span): number {
  return spans.reduce((sum, span) => sum + Math.max(0, Math.min(span.to, to) - Math.max(span.from, from)), 0);
}
