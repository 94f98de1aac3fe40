import * as Y from "yjs";
import { until } from "../bounded.ts";
import { type Client, join } from "../client.ts";
import type { Experiment, Measure, Size } from "../experiment.ts";
import { type Peer, syncingPeers } from "../peers.ts";
import type { ServerProcess } from "../server-process.ts";
import { withServer } from "../with-server.ts";
import { createDocument, paragraphOf, replay, textOf } from "../writing/document.ts";
import { paragraphs, words } from "../writing/words.ts";

const edits = { full: 10_000, quick: 500 };
const warmUps = 5;

/**
 * Two come back from a journey, each with many edits that the other does not have, which go out as one SyncStep2 while a
 * third person has the document open. Counted from the opening of the first socket.
 */
export const offline: Experiment = {
  name: "offline",
  about: (size) =>
    `Twice ${edits[size].toLocaleString("en")} letters typed offline, all over a document of 50 KB, come in.`,
  peers: syncingPeers,
  columns: [
    { label: "ms until both are acknowledged", figures: ["acknowledged"] },
    { label: "ms until a third has them", figures: ["delivered"] },
    { label: "CPU ms", figures: ["cpu"] },
  ],
  prepare: async (size) => prepare(size),
};

/** A document as everybody knows it, and as each traveller left it. */
interface Journey {
  before: Y.Doc;
  after: readonly Y.Doc[];
}

function prepare(size: Size): Measure {
  const before = createDocument(paragraphs(100, 500));
  const after = [0, 1].map((traveller) => {
    const own = replay([Y.encodeStateAsUpdate(before)]);
    typeAllOver(own, edits[size], traveller * 11);
    return own;
  });
  const merged = textOf(replay(after.map((own) => Y.encodeStateAsUpdate(own))));

  return (peer) =>
    withServer(peer, async (server) => {
      for (let time = 0; time < warmUps; time++) await comeBack(server, `warm-up-${time}`, { before, after });
      const from = await server.usage();
      const { travellers, reader, arrivedAt } = await comeBack(server, "offline", { before, after });
      const to = await server.usage();
      const text = textOf(replay([Y.encodeStateAsUpdate(before), ...reader.arrivals.map(({ update }) => update)]));
      const start = Math.min(...travellers.map(({ openedAt }) => openedAt));
      return {
        figures: {
          acknowledged: Math.max(...travellers.map((traveller) => acknowledgedAt(traveller, peer))) - start,
          delivered: arrivedAt - start,
          cpu: (to.cpu - from.cpu) / 1_000,
        },
        problems: text === merged ? [] : ["the reader's text is not what both typed"],
      };
    });
}

async function comeBack(server: ServerProcess, documentId: string, { before, after }: Journey) {
  const reader = await join(server, documentId, { own: before });
  await until(() => reader.isSettled, 10_000);
  const travellers = await Promise.all(after.map((own) => join(server, documentId, { own })));
  const arrivals = () => after.map((own) => arrivalOf(reader, own));
  await until(() => !arrivals().includes(undefined) && travellers.every(({ isSettled }) => isSettled), 20_000);
  return { travellers, reader, arrivedAt: Math.max(...arrivals().map((at = Number.NaN) => at)) };
}

/** When the last letter of the one who has this document came to the reader. */
function arrivalOf(reader: Client, { clientID, store }: Y.Doc): number | undefined {
  const last = Y.getState(store, clientID);
  return reader.arrivals.find(({ update }) => Y.parseUpdateMeta(update).to.get(clientID) === last)?.at;
}

function acknowledgedAt({ confirmations }: Client, { protocol }: Peer): number {
  const ofEdits = confirmations.find(({ type }) => type === "step2");
  return protocol.confirmsBy === "acknowledgement" ? (ofEdits?.at ?? Number.NaN) : Number.NaN;
}

/** Five letters here, five there: neighbours that Yjs cannot keep as one. */
function typeAllOver(document: Y.Doc, count: number, from: number) {
  const letters = words(count);
  const places = document.getXmlFragment("content").length;
  for (let typed = 0; typed < count; typed++) {
    const burst = from + Math.floor(typed / 5);
    const text = paragraphOf(document, (burst * 37) % places);
    document.transact(() => text.insert(((burst * 53) % 400) + (typed % 5), letters.charAt(typed)));
  }
}
