import { setTimeout as sleep } from "node:timers/promises";
import * as Y from "yjs";
import { Client, join } from "../client.ts";
import type { Experiment, Measure, Size } from "../experiment.ts";
import { syncingPeers } from "../peers.ts";
import { quantile } from "../statistics.ts";
import { withServer } from "../with-server.ts";
import { createDocument } from "../writing/document.ts";
import { paragraphs } from "../writing/words.ts";

const sizes = { full: { readers: 150, paragraphs: 8_000 }, quick: { readers: 20, paragraphs: 200 } };
const letters = 500;
const documentId = "announcement";

/** A link to a long document goes out, and everybody opens it at once on a device that does not have it yet. */
export const crowd: Experiment = {
  name: "crowd",
  about: (size) =>
    `${sizes[size].readers} people without a copy open a document of ${(sizes[size].paragraphs * letters) / 1e6} MB at once.`,
  peers: syncingPeers,
  columns: [
    { label: "ms until half have it", figures: ["half"] },
    { label: "ms until all have", figures: ["all"] },
    { label: "CPU ms", figures: ["cpu"] },
    { label: "MB RSS more afterwards", figures: ["rss"] },
  ],
  prepare: async (size) => prepare(size),
};

function prepare(size: Size): Measure {
  const { readers, paragraphs: count } = sizes[size];
  const document = createDocument(paragraphs(count, letters));
  const { length } = Y.encodeStateAsUpdate(document);

  return (peer) =>
    withServer(peer, async (server) => {
      await join(server, documentId, { own: document });
      const first = await join(server, documentId);
      first.cut();
      await server.untilQuiet(size);

      const [from, rssBefore] = [await server.usage(), (await server.memory()).rss];
      const start = performance.now();
      const people = Array.from({ length: readers }, () => new Client(server, documentId));
      await Promise.all(people.map((person) => person.synced()));
      const waits = people.map(({ syncedAt = Number.NaN }) => syncedAt - start);
      await sleep(1_000);
      const [to, rssAfter] = [await server.usage(), (await server.memory()).rss];
      const short = people.filter(({ bytesReceived }) => bytesReceived < length).length;
      return {
        figures: {
          half: quantile(waits, 0.5),
          all: quantile(waits, 1),
          cpu: (to.cpu - from.cpu) / 1_000,
          rss: (rssAfter - rssBefore) / 1e6,
        },
        problems: short > 0 ? [`${short} people did not get all of it`] : [],
      };
    });
}
