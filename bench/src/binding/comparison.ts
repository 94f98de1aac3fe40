import type { Experiment, Sample, Size } from "../experiment.ts";
import type { Peer } from "../peers.ts";
import { type BindingName, bindingNames } from "./binding-names.ts";

/** A binding in the place of a server. */
interface Contender {
  readonly name: BindingName;
}

interface Comparison extends Pick<Experiment, "name" | "about" | "columns"> {
  readonly prepare: (size: Size) => Promise<MeasureBinding | { skipped: string }>;
}

export type MeasureBinding = (binding: BindingName) => Promise<Sample>;

/** How many blocks the documents have. A quick run has no time for long ones. */
export const lengths = { full: [1_000, 10_000, 50_000], quick: [1_000] };
export const allLengths = lengths.full;

const contenders = bindingNames.map((name): Contender => ({ name }));
/** What the runner and the tables want of a peer is its name; the servers' experiments alone start it. */
const peers = contenders as readonly Contender[] as readonly Peer[];

/** The stock binding of Tiptap, to which the ratios are. */
export const stock = peers[bindingNames.indexOf("y-tiptap")] as Peer;

/** An experiment whose peers are bindings. */
export function compareBindings({ prepare, ...rest }: Comparison): Experiment {
  return {
    ...rest,
    peers,
    prepare: async (size) => {
      const measure = await prepare(size);
      return "skipped" in measure ? measure : ({ name }) => measure(name as BindingName);
    },
  };
}

export function listOf(numbers: readonly number[]): string {
  const words = numbers.map((number) => number.toLocaleString("en"));
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

/** "10k" */
export function shortly(blocks: number): string {
  return `${blocks / 1_000}k`;
}
