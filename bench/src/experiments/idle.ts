import { setTimeout as sleep } from "node:timers/promises";
import { type Client, join } from "../client.ts";
import type { Experiment, Measure, Size } from "../experiment.ts";
import { hocuspocus, weft, yWebsocket } from "../peers.ts";
import type { ServerProcess } from "../server-process.ts";
import { withServer } from "../with-server.ts";
import { createDocument } from "../writing/document.ts";
import { paragraphs } from "../writing/words.ts";

/** Which of the documents connection `n` is in. */
type Seating = (connection: number) => string;

/** Seconds of tidying are V8's, which collects some more garbage a while after a time of growth. */
const times = { full: { tidying: 20, seconds: 30 }, quick: { tidying: 0, seconds: 2 } };
/** Sockets opened at a time. */
const atOnce = 50;
/** Everybody brings the same, so it is there once. */
const page = createDocument(paragraphs(1, 500));

export const idleDocuments = idle("idle-documents", 1_000, "each in a document of one paragraph", (n) => `idle-${n}`);
export const idleConnections = idle("idle-connections", 1_000, "all in one document of one paragraph", () => "idle");
export const idleRooms = idle("idle-rooms", 2_000, "ten in each document of one paragraph", (n) => `idle-${n % 200}`);

/**
 * What somebody costs who has a page open and does nothing: memory before and after so many came, divided by their
 * number, and CPU while nothing happens, for as long as the longest period of a server's own pings. The sockets are
 * silent; they show no caret.
 */
function idle(name: string, many: number, where: string, seating: Seating): Experiment {
  const connections = { full: many, quick: many / 5 };
  return {
    name,
    about: (size) =>
      `${connections[size].toLocaleString("en")} silent sockets, ${where}; CPU over ${times[size].seconds} s.`,
    peers: [weft, hocuspocus, yWebsocket],
    columns: [
      { label: "KB RSS each", figures: ["rss"], digits: 1, against: hocuspocus },
      { label: "KB heap each", figures: ["heap"], digits: 1, against: hocuspocus },
      { label: "CPU ms per s", figures: ["cpu"], digits: 2, against: hocuspocus },
    ],
    sideBySide: "peers",
    prepare: async (size) => prepare(size, connections[size], seating),
  };
}

function prepare(size: Size, connections: number, seating: Seating): Measure {
  const { tidying, seconds } = times[size];

  return (peer) =>
    withServer(peer, async (server) => {
      const early = await fill(server, connections / 10, seating);
      for (const client of early) client.cut();
      await server.untilQuiet(size);

      const before = await server.memory();
      const clients = await fill(server, connections, seating);
      await server.untilQuiet(size);
      const after = await server.memory();

      await sleep(tidying * 1_000);
      const [idleFrom, start] = [await server.usage(), performance.now()];
      await sleep(seconds * 1_000);
      const [idleTo, end] = [await server.usage(), performance.now()];
      const gone = clients.filter((client) => !client.isOpen).length;
      return {
        figures: {
          rss: (after.rss - before.rss) / connections / 1_000,
          heap: (after.heap - before.heap) / connections / 1_000,
          cpu: (idleTo.cpu - idleFrom.cpu) / (end - start),
        },
        problems: gone > 0 ? [`${gone} sockets were closed`] : [],
      };
    });
}

async function fill(server: ServerProcess, count: number, seating: Seating): Promise<Client[]> {
  const clients: Client[] = [];
  while (clients.length < count) {
    const next = Array.from({ length: Math.min(atOnce, count - clients.length) }, (_, n) => clients.length + n);
    clients.push(...(await Promise.all(next.map((n) => join(server, seating(n), { own: page })))));
  }
  return clients;
}
