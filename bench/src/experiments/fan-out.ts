import { setTimeout as sleep } from "node:timers/promises";
import { until } from "../bounded.ts";
import { type Client, join } from "../client.ts";
import type { Experiment, Measure, Sample, Size } from "../experiment.ts";
import { steadily } from "../pace.ts";
import { allPeers, relay } from "../peers.ts";
import type { ServerProcess } from "../server-process.ts";
import { percentiles, percentilesOf } from "../statistics.ts";
import { withServer } from "../with-server.ts";
import { deliveredAt, findLoss, hasLast } from "../writing/deliveries.ts";
import { createDocument } from "../writing/document.ts";
import { createManuscript, type Manuscript } from "../writing/manuscript.ts";
import { paragraphs } from "../writing/words.ts";

interface Shape {
  documents: number;
  /** Of each document, besides the one who writes. */
  readers: number;
  /** Letters a second typed in each document. */
  rate: number;
}

/** Seconds. The warm-up has the same load and is not measured: V8 is busy compiling for as long. */
const times = { full: { warmUp: 20, measured: 10 }, quick: { warmUp: 0.5, measured: 1 } };

export const fanOutToMany = fanOut("fan-out-1x200", { documents: 1, readers: 200, rate: 200 });
export const fanOutWhenCalm = fanOut("fan-out-1x200-calm", { documents: 1, readers: 200, rate: 40 });
export const fanOutToOne = fanOut("fan-out-1x2", { documents: 1, readers: 1, rate: 40 });
export const fanOutToSome = fanOut("fan-out-1x50", { documents: 1, readers: 49, rate: 200 });
export const fanOutOfMany = fanOut("fan-out-100x5", { documents: 100, readers: 4, rate: 10 });
export const fanOutOfPairs = fanOut("fan-out-500x2", { documents: 500, readers: 1, rate: 2 });

/**
 * What it costs a server to bring an update to a reader. The relay does nothing else, so the ratio to it is what
 * merging, checking, keeping and acknowledging add.
 */
function fanOut(name: string, shape: Shape): Experiment {
  return {
    name,
    about: (size) =>
      `${shape.documents} document(s), in each 1 person types ${shape.rate} letters/s and ${shape.readers} read; ` +
      `${times[size].measured} s. CPU: all of the server's, for each update that reached a reader.`,
    peers: allPeers,
    columns: [
      { label: "CPU µs per delivery", figures: ["cpu"], digits: 1, against: relay },
      { label: "delivered ms p50 / p95 / p99", figures: percentilesOf("delivery"), digits: 1 },
      { label: "acknowledged ms p50 / p95 / p99", figures: percentilesOf("ack"), digits: 1 },
    ],
    prepare: async (size) => prepare(shape, size),
  };
}

function prepare({ documents, readers, rate }: Shape, size: Size): Measure {
  const { warmUp, measured } = times[size];
  const start = paragraphs(10, 200);
  const manuscripts = Array.from({ length: documents }, () =>
    createManuscript(createDocument(start), (warmUp + measured) * rate),
  );

  return (peer) =>
    withServer(peer, async (server) => {
      const rooms = await Promise.all(
        manuscripts.map((manuscript, index) => openRoom(server, `fan-out-${index}`, manuscript, readers)),
      );
      const type = (from: number) => (index: number) =>
        rooms[index % documents]?.type(from + Math.floor(index / documents));

      await steadily(rate * documents, warmUp * rate * documents, type(0));
      const before = await server.usage();
      await steadily(rate * documents, measured * rate * documents, type(warmUp * rate));
      await sleep(250);
      const after = await server.usage();
      await until(() => rooms.every((room) => room.isComplete()), 10_000, 50);
      return evaluate(rooms, warmUp * rate, after.cpu - before.cpu, peer.protocol.tellsState);
    });
}

interface Room {
  manuscript: Manuscript;
  author: Client;
  readers: Client[];
  sentAt: number[];
  type(letter: number): void;
  isComplete(): boolean;
}

async function openRoom(
  server: ServerProcess,
  documentId: string,
  manuscript: Manuscript,
  count: number,
): Promise<Room> {
  const author = await join(server, documentId, { own: manuscript.start });
  const readers = await Promise.all(Array.from({ length: count }, () => join(server, documentId)));
  const sentAt: number[] = [];
  return {
    manuscript,
    author,
    readers,
    sentAt,
    type(letter) {
      sentAt.push(performance.now());
      author.send("update", manuscript.updates[letter] as Uint8Array);
    },
    isComplete: () => readers.every((reader) => hasLast(reader, manuscript)),
  };
}

/** Only letters from `firstMeasured` on count; that nothing was lost is checked for all. */
function evaluate(rooms: readonly Room[], firstMeasured: number, cpu: number, isToldState: boolean): Sample {
  const deliveries: number[] = [];
  const acknowledgements: number[] = [];
  const problems = new Set<string>();
  for (const { manuscript, author, readers, sentAt } of rooms) {
    for (const reader of readers) {
      deliveredAt(reader.arrivals, manuscript).forEach((at, letter) => {
        if (letter >= firstMeasured) deliveries.push(at - (sentAt[letter] as number));
      });
      const loss = findLoss(reader, manuscript, isToldState);
      if (loss) problems.add(loss);
    }
    const confirmations = author.confirmations.filter(({ type }) => type === "update").slice(firstMeasured);
    for (const { at, sentAt: from } of confirmations) acknowledgements.push(at - from);
    if (author.refusals > 0) problems.add(`${author.refusals} updates were refused`);
  }
  return {
    figures: {
      cpu: cpu / deliveries.length,
      ...percentiles("delivery", deliveries),
      ...percentiles("ack", acknowledgements),
    },
    problems: [...problems],
  };
}
