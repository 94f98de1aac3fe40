import * as Y from "yjs";
import { until } from "../bounded.ts";
import { join } from "../client.ts";
import type { Experiment, Measure, Size } from "../experiment.ts";
import { steadily } from "../pace.ts";
import { type Peer, persistentPeers, weft, yWebsocket } from "../peers.ts";
import type { Usage } from "../server-process.ts";
import { sum } from "../statistics.ts";
import { withServer } from "../with-server.ts";
import { findLoss, hasLast } from "../writing/deliveries.ts";
import { addParagraph, record } from "../writing/document.ts";
import { createManuscript } from "../writing/manuscript.ts";
import { paragraphs } from "../writing/words.ts";

interface Shape {
  name: string;
  /** What the document has before, each paragraph of 500 letters written as one update. */
  paragraphs: number;
  letters: Record<Size, number>;
  /** Letters a second. */
  rate: number;
  peers: readonly Peer[];
  why: string;
}

const documentId = "book";
/** Typed before counting begins, so that rewriting what the document was made of is over. */
const warmUp = 1_200;

/**
 * In real time, because stock stores write the whole document 2 to 10 s after an edit and Weft its catalogue by the
 * clock too: typing faster would hide that.
 */
export const bytesWrittenTyping = bytesWritten({
  name: "bytes-written-typing",
  paragraphs: 2_000,
  letters: { full: 1_000, quick: 25 },
  rate: 5,
  peers: persistentPeers,
  why: "A quick typist in a document of 1 MB.",
});

/**
 * Long enough to contain what a short time has by chance or not at all: the rewriting of a log that has grown. Only
 * servers that store each edit can be asked so fast.
 */
const longRun = { letters: { full: 20_000, quick: 500 }, rate: 100, peers: [weft, yWebsocket] };

export const bytesWrittenLong = bytesWritten({
  ...longRun,
  name: "bytes-written-long",
  paragraphs: 2_000,
  why: "The long run in a document of 1 MB.",
});

export const bytesWrittenNew = bytesWritten({
  ...longRun,
  name: "bytes-written-new",
  paragraphs: 1,
  why: "The long run in a new document.",
});

/**
 * Bytes given to files, for each byte of the updates that were typed. The server has nothing left to do when counting
 * begins and when it ends. In pages: the disk is given 4 KB at least for everything that is flushed by itself.
 */
function bytesWritten(shape: Shape): Experiment {
  const { name, letters, rate, peers, why } = shape;
  return {
    name,
    about: (size) => `1 person types ${letters[size].toLocaleString("en")} letters, ${rate}/s. ${why}`,
    peers,
    columns: [
      { label: "written per byte of edits", figures: ["ratio"], digits: 1 },
      { label: "KB written", figures: ["toFiles"] },
      { label: "KB in pages", figures: ["toDisk"] },
    ],
    sideBySide: "peers and rounds",
    prepare: async (size) =>
      process.platform === "linux" ? prepare(shape, size) : { skipped: "only Linux counts these bytes" },
  };
}

function prepare(shape: Shape, size: Size): Measure {
  const document = new Y.Doc();
  const book = record(document, () => {
    for (const words of paragraphs(shape.paragraphs, 500)) addParagraph(document, words);
  });
  const typing = createManuscript(document, warmUp + shape.letters[size]);
  const measured = typing.updates.slice(warmUp);
  const edits = sum(measured.map((update) => update.length));

  return (peer) =>
    withServer(peer, async (server) => {
      const author = await join(server, documentId);
      await author.sendAll([...book, ...typing.updates.slice(0, warmUp)]);
      await server.untilQuiet(size);
      const before = await server.usage();
      await steadily(shape.rate, measured.length, (letter) => author.send("update", measured[letter] as Uint8Array));
      await server.untilQuiet(size);
      const after = await server.usage();

      const reader = await join(server, documentId);
      await until(() => hasLast(reader, typing), 5_000);
      const loss = findLoss(reader, typing, true);
      const { toFiles, toDisk } = difference(before, after);
      return {
        figures: { ratio: toFiles / edits, toFiles: toFiles / 1_000, toDisk: toDisk / 1_000 },
        problems: loss ? [loss] : [],
      };
    });
}

function difference(before: Usage, after: Usage) {
  const { toFiles = Number.NaN, toDisk = Number.NaN } = before;
  return { toFiles: (after.toFiles ?? Number.NaN) - toFiles, toDisk: (after.toDisk ?? Number.NaN) - toDisk };
}
