import { until } from "../bounded.ts";
import { type Arrival, type Client, join } from "../client.ts";
import type { Experiment, Measure, Size } from "../experiment.ts";
import { temporaryFolder } from "../leftovers.ts";
import { type Peer, persistentPeers } from "../peers.ts";
import { ServerProcess } from "../server-process.ts";
import { replay, textOf } from "../writing/document.ts";
import { type History, readTrace } from "../writing/trace.ts";

const operations = { full: Number.POSITIVE_INFINITY, quick: 5_000 };
const documentId = "paper";
const patienceMs = 60_000;

/**
 * How long a person waits for a document nobody has open, on a server that was just started. Until the frame arrived
 * that makes the text complete: what the reader needs to decode it is the same for all servers, and not counted.
 */
export const coldOpen: Experiment = {
  name: "cold-open",
  about: (size) =>
    `A paper typed in ${size === "full" ? "259,778" : operations[size].toLocaleString("en")} operations, loaded through ` +
    "a socket; the server is stopped, started, and asked for it.",
  peers: persistentPeers,
  columns: [
    { label: "ms to the complete text", figures: ["complete"] },
    { label: "CPU ms", figures: ["cpu"] },
    { label: "opens that began empty", figures: ["empty"], total: "sum" },
  ],
  prepare: async (size) => prepare(size),
};

function prepare(size: Size): Measure | { skipped: string } {
  const history = readTrace(operations[size]);
  if (!history) return { skipped: "the editing trace is not beside the project" };
  const loaded = new Map<Peer, Promise<string>>();

  return async (peer) => {
    if (!loaded.has(peer)) loaded.set(peer, load(peer, history, size));
    const server = await ServerProcess.start(peer, (await loaded.get(peer)) as string);
    try {
      const before = await server.usage();
      const reader = await join(server, documentId);
      const completeAt = await untilComplete(reader, history.text);
      const after = await server.usage();
      return {
        figures: {
          complete: completeAt - reader.openedAt,
          cpu: (after.cpu - before.cpu) / 1_000,
          empty: textAfter(reader.arrivals.slice(0, 1)) === "" ? 1 : 0,
        },
        problems: Number.isNaN(completeAt) ? ["the text that came is not the text that was loaded"] : [],
      };
    } finally {
      await server.stop();
    }
  };
}

/** The folder of a server that was told the history and then stopped in good order. */
async function load(peer: Peer, { updates }: History, size: Size): Promise<string> {
  const folder = temporaryFolder();
  const server = await ServerProcess.start(peer, folder);
  const author = await join(server, documentId);
  await author.sendAll(updates);
  author.cut();
  await server.untilQuiet(size);
  await server.stop();
  return folder;
}

async function untilComplete({ arrivals }: Client, text: string): Promise<number> {
  for (let count = 1; await until(() => arrivals.length >= count, patienceMs); count++) {
    if (textAfter(arrivals.slice(0, count)) === text) return arrivals[count - 1]?.at ?? Number.NaN;
  }
  return Number.NaN;
}

function textAfter(arrivals: readonly Arrival[]): string {
  return textOf(replay(arrivals.map(({ update }) => update)));
}
