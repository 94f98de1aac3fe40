import { until } from "../bounded.ts";
import { join } from "../client.ts";
import type { Experiment, Measure, Size } from "../experiment.ts";
import { syncingPeers, weft } from "../peers.ts";
import { withServer } from "../with-server.ts";
import { findLoss, hasLast } from "../writing/deliveries.ts";
import { createDocument } from "../writing/document.ts";
import { createManuscript } from "../writing/manuscript.ts";
import { paragraphs } from "../writing/words.ts";

const documents = 20;
const readers = 2;
const letters = { full: 3_000, quick: 200 };

/**
 * As much as it takes: twenty authors send as fast as the server confirms, each with a few hundred letters under way.
 * What is counted ends when the last reader has the last letter.
 */
export const saturation: Experiment = {
  name: "saturation",
  about: (size) =>
    `${documents} people type ${letters[size].toLocaleString("en")} letters each as fast as they are confirmed, with ` +
    `${readers} readers each.`,
  peers: syncingPeers,
  columns: [
    { label: "updates per s", figures: ["rate"], against: weft },
    { label: "CPU µs per update", figures: ["cpu"], digits: 1 },
  ],
  prepare: async (size) => prepare(size),
};

function prepare(size: Size): Measure {
  const start = paragraphs(10, 200);
  const manuscripts = Array.from({ length: documents }, () =>
    createManuscript(createDocument(start), letters[size] * 2),
  );

  return (peer) =>
    withServer(peer, async (server) => {
      const rooms = await Promise.all(
        manuscripts.map(async (manuscript, index) => ({
          manuscript,
          author: await join(server, `saturation-${index}`, { own: manuscript.start }),
          readers: await Promise.all(Array.from({ length: readers }, () => join(server, `saturation-${index}`))),
        })),
      );
      const type = (from: number, to: number) =>
        Promise.all(rooms.map(({ author, manuscript }) => author.sendAll(manuscript.updates.slice(from, to))));
      await type(0, letters[size]);

      const [before, startedAt] = [await server.usage(), performance.now()];
      await type(letters[size], letters[size] * 2);
      const isComplete = () => rooms.every((room) => room.readers.every((reader) => hasLast(reader, room.manuscript)));
      await until(isComplete, 60_000, 5);
      const [seconds, after] = [(performance.now() - startedAt) / 1_000, await server.usage()];
      const updates = documents * letters[size];
      const losses = rooms.flatMap((room) =>
        room.readers.map((reader) => findLoss(reader, room.manuscript, peer.protocol.tellsState)),
      );
      return {
        figures: { rate: updates / seconds, cpu: (after.cpu - before.cpu) / updates },
        problems: losses.filter((loss) => loss !== undefined),
      };
    });
}
