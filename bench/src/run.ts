import type { Experiment, Measure, Sample, Size } from "./experiment.ts";
import type { Peer } from "./peers.ts";

/** All samples of an experiment: for each peer one a round. */
export interface Outcome {
  readonly experiment: Experiment;
  readonly samples: ReadonlyMap<Peer, readonly Sample[]>;
  readonly skipped?: string;
}

export interface RunOptions {
  readonly size: Size;
  readonly rounds: number;
  /** Told what begins. */
  readonly onStep: (step: string) => void;
}

/**
 * Peers take turns, A B C A B C, so that what the machine does meanwhile meets all of them. What fails is a sample
 * with a problem, and the run goes on.
 */
export async function run(experiment: Experiment, { size, rounds, onStep }: RunOptions): Promise<Outcome> {
  const { name, peers, repeat = 1, sideBySide = "nothing", prepare } = experiment;
  onStep(`${name} · preparing`);
  const measure = await prepare(size);
  if ("skipped" in measure) return { experiment, samples: new Map(), skipped: measure.skipped };

  const rows = await order[sideBySide].rounds(numbers(rounds * repeat), (round) =>
    order[sideBySide].peers(peers, (peer) => {
      onStep(`${name} · round ${round} of ${rounds * repeat} · ${peer.name}`);
      return attempt(measure, peer);
    }),
  );
  return { experiment, samples: new Map(peers.map((peer, index) => [peer, rows.map((row) => row[index] as Sample)])) };
}

const order = {
  nothing: { rounds: oneByOne, peers: oneByOne },
  peers: { rounds: oneByOne, peers: allAtOnce },
  "peers and rounds": { rounds: allAtOnce, peers: allAtOnce },
};

async function attempt(measure: Measure, peer: Peer): Promise<Sample> {
  try {
    return await measure(peer);
  } catch (error) {
    return { figures: {}, problems: [String(error)] };
  }
}

type Work<Item, Result> = (item: Item) => Promise<Result>;

async function oneByOne<Item, Result>(items: readonly Item[], work: Work<Item, Result>): Promise<Result[]> {
  const results: Result[] = [];
  for (const item of items) results.push(await work(item));
  return results;
}

function allAtOnce<Item, Result>(items: readonly Item[], work: Work<Item, Result>): Promise<Result[]> {
  return Promise.all(items.map(work));
}

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}
