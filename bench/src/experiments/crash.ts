import { setTimeout as sleep } from "node:timers/promises";
import * as Y from "yjs";
import { until } from "../bounded.ts";
import { type Client, join } from "../client.ts";
import type { Experiment, Measure, Sample, Size } from "../experiment.ts";
import { removeFolder, temporaryFolder } from "../leftovers.ts";
import { steadily } from "../pace.ts";
import { type Peer, persistentPeers } from "../peers.ts";
import { ServerProcess } from "../server-process.ts";
import { deliveredAt } from "../writing/deliveries.ts";
import { createDocument, replay, textOf } from "../writing/document.ts";
import { createManuscript, type Manuscript } from "../writing/manuscript.ts";
import { paragraphs } from "../writing/words.ts";

const rate = 200;
/** Seconds. Stock stores wait for 2 s without an edit, or 10 s: a late kill gives them the chance to have stored. */
const killed = { full: { from: 1, to: 12 }, quick: { from: 1, to: 2 } };
/** What was sent so shortly before the kill may have been shown by chance. */
const shownMs = 50;
const documentId = "crash";

/** What a server has said is kept, or has shown to others, should be there after it was killed. */
export const crash: Experiment = {
  name: "crash",
  about: (size) =>
    `1 person types ${rate} letters/s and 1 reads; kill -9 after ${killed[size].from} to ${killed[size].to} s, restart, ` +
    "read. Sums of all rounds.",
  peers: persistentPeers,
  columns: [
    { label: "acknowledged", figures: ["acknowledged"], total: "sum" },
    { label: "lost of these", figures: ["acknowledgedLost"], total: "sum" },
    { label: "shown to others", figures: ["shown"], total: "sum" },
    { label: "lost of these", figures: ["shownLost"], total: "sum" },
  ],
  repeat: 2,
  prepare: async (size) => prepare(size),
};

function prepare(size: Size): Measure {
  const { from, to } = killed[size];
  const manuscript = createManuscript(createDocument(paragraphs(10, 200)), to * rate);

  return async (peer) => {
    const folder = temporaryFolder();
    try {
      const promised = await typeUntilKilled(peer, folder, manuscript, (from + Math.random() * (to - from)) * 1_000);
      const kept = await readBack(peer, folder, manuscript, Math.max(promised.acknowledged, promised.shown));
      return compare(promised, kept, peer);
    } finally {
      removeFolder(folder);
    }
  };
}

/** Letters, from the first on. */
interface Promised {
  acknowledged: number;
  shown: number;
}

async function typeUntilKilled(peer: Peer, folder: string, manuscript: Manuscript, afterMs: number): Promise<Promised> {
  const server = await ServerProcess.start(peer, folder);
  const author = await join(server, documentId, { own: manuscript.start });
  const reader = await join(server, documentId);
  const sentAt: number[] = [];
  const kill = new AbortController();
  const typeLetter = (letter: number) => {
    sentAt.push(performance.now());
    author.send("update", manuscript.updates[letter] as Uint8Array);
  };
  const typing = steadily(rate, manuscript.updates.length, typeLetter, kill.signal);
  await sleep(afterMs);
  const killedAt = performance.now();
  kill.abort();
  await server.crash();
  await typing;

  return {
    acknowledged: author.confirmations.filter(({ type }) => type === "update").length,
    shown: deliveredAt(reader.arrivals, manuscript).filter((_, n) => (sentAt[n] as number) < killedAt - shownMs).length,
  };
}

/** How many letters the server has after a restart. Waits for as many as were promised: it may send them piecemeal. */
async function readBack(peer: Peer, folder: string, manuscript: Manuscript, promised: number): Promise<Kept> {
  const server = await ServerProcess.start(peer, folder);
  try {
    const reader = await join(server, documentId);
    await until(() => lettersOf(reader, manuscript).letters >= promised, 3_000, 100);
    return lettersOf(reader, manuscript);
  } finally {
    await server.crash();
  }
}

interface Kept {
  letters: number;
  /** They are the first letters of the manuscript, with nothing missing between them. */
  isWhole: boolean;
}

function lettersOf({ arrivals }: Client, { client, firstClock, text, letters }: Manuscript): Kept {
  const document = replay(arrivals.map(({ update }) => update));
  const count = Math.max(0, Y.getState(document.store, client) - firstClock);
  return {
    letters: count,
    isWhole: count === 0 || textOf(document) === text.slice(0, text.length - letters.length + count),
  };
}

function compare({ acknowledged, shown }: Promised, { letters, isWhole }: Kept, { protocol }: Peer): Sample {
  const acknowledges = protocol.confirmsBy === "acknowledgement";
  return {
    figures: {
      acknowledged: acknowledges ? acknowledged : Number.NaN,
      acknowledgedLost: acknowledges ? Math.max(0, acknowledged - letters) : Number.NaN,
      shown,
      shownLost: Math.max(0, shown - letters),
    },
    problems: isWhole ? [] : [`what was read back is not the beginning of what was typed`],
  };
}
