import { setTimeout as sleep } from "node:timers/promises";
import type * as Y from "yjs";
import { Client, join } from "../client.ts";
import type { Experiment, Measure, Size } from "../experiment.ts";
import { syncingPeers } from "../peers.ts";
import type { ServerProcess } from "../server-process.ts";
import { quantile } from "../statistics.ts";
import { withServer } from "../with-server.ts";
import { createDocument } from "../writing/document.ts";
import { paragraphs } from "../writing/words.ts";

const clients = { full: 1_000, quick: 50 };
const documentId = "storm";

/**
 * A proxy restarts: everybody is gone at once and comes back at once, each with the document on their device, as a
 * stock provider does. One person stays, so that no server has to load the document again.
 */
export const reconnect: Experiment = {
  name: "reconnect",
  about: (size) =>
    `${clients[size].toLocaleString("en")} people of a document of 200 KB are cut off and come back at once.`,
  peers: syncingPeers,
  columns: [
    { label: "ms until half are synced", figures: ["half"] },
    { label: "ms until all are", figures: ["all"] },
    { label: "CPU ms", figures: ["cpu"] },
  ],
  prepare: async (size) => prepare(size),
};

function prepare(size: Size): Measure {
  const document = createDocument(paragraphs(2_000, 100));

  return (peer) =>
    withServer(peer, async (server) => {
      await join(server, documentId, { own: document });
      const crowd = await comeAll(server, document, clients[size]);
      for (const client of crowd) client.cut();
      await server.untilQuiet(size);

      const before = await server.usage();
      const start = performance.now();
      const back = await comeAll(server, document, clients[size]);
      const waits = back.map(({ syncedAt = Number.NaN }) => syncedAt - start);
      await sleep(1_000);
      const after = await server.usage();
      const gone = back.filter((client) => !client.isOpen).length;
      return {
        figures: { half: quantile(waits, 0.5), all: quantile(waits, 1), cpu: (after.cpu - before.cpu) / 1_000 },
        problems: gone > 0 ? [`${gone} sockets were closed`] : [],
      };
    });
}

async function comeAll(server: ServerProcess, own: Y.Doc, count: number): Promise<Client[]> {
  const crowd = Array.from({ length: count }, () => new Client(server, documentId, { own }));
  await Promise.all(crowd.map((client) => client.synced()));
  return crowd;
}
