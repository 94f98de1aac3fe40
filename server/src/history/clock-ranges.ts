/** A run of clocks of one Yjs client that were marked alike. */
interface Run<Mark> {
  clock: number;
  end: number;
  readonly mark: Mark;
}

/**
 * Marks ranges of Yjs clocks, client by client. Who comes first stays: a clock is written once. Neighbours that are
 * marked alike become one, so a person who types takes no more room than what is told of the typing.
 */
export class ClockRanges<Mark> {
  readonly #byClient = new Map<number, Run<Mark>[]>();
  readonly #isSame: (one: Mark, other: Mark) => boolean;

  constructor(isSame: (one: Mark, other: Mark) => boolean) {
    this.#isSame = isSame;
  }

  add(client: number, clock: number, length: number, mark: Mark) {
    const runs = this.#runsOf(client);
    const end = clock + length;
    const last = runs.at(-1);
    if (!last || clock >= last.end) {
      if (last && clock === last.end && this.#isSame(last.mark, mark)) last.end = end;
      else runs.push({ clock, end, mark });
      return;
    }
    this.#fill(runs, clock, end, mark);
  }

  /** The range from its beginning to its end, in pieces; a piece nobody marked has no mark. */
  *pieces(client: number, clock: number, length: number): Generator<{ length: number; mark: Mark | undefined }> {
    const runs = this.#byClient.get(client) ?? [];
    const end = clock + length;
    let at = clock;
    for (let index = firstEndingAfter(runs, clock); at < end; index++) {
      const run = runs[index];
      const start = Math.min(run?.clock ?? end, end);
      if (start > at) yield { length: start - at, mark: undefined };
      at = Math.max(at, start);
      if (!run || at >= end) return;
      const stop = Math.min(run.end, end);
      yield { length: stop - at, mark: run.mark };
      at = stop;
    }
  }

  #runsOf(client: number): Run<Mark>[] {
    const runs = this.#byClient.get(client) ?? [];
    this.#byClient.set(client, runs);
    return runs;
  }

  /** Only what came back after damage is older than what is known. */
  #fill(runs: Run<Mark>[], clock: number, end: number, mark: Mark) {
    let at = clock;
    for (let index = firstEndingAfter(runs, clock); at < end; index++) {
      const run = runs[index];
      const stop = Math.min(run?.clock ?? end, end);
      if (stop > at) runs.splice(index++, 0, { clock: at, end: stop, mark });
      at = Math.max(at, run?.end ?? end);
    }
  }
}

function firstEndingAfter(runs: readonly Run<unknown>[], clock: number): number {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((runs[middle]?.end ?? 0) > clock) high = middle;
    else low = middle + 1;
  }
  return low;
}
