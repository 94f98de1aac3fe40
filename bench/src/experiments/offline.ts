import * as Y from "yjs";
import { until } from "../bounded.ts";
import { type Client, join } from "../client.ts";
import type { Experiment, Measure, Size } from "../experiment.ts";
import { type Peer, syncingPeers } from "../peers.ts";
import type { ServerProcess } from "../server-process.ts";
import { withServer } from "../with-server.ts";
import { createDocument, paragraphOf, replay, textOf } from "../writing/document.ts";
import { paragraphs, words } from "../writing/words.ts";

const edits = { full: 5_000, quick: 500 };
const warmUps = 5;

/**
 * Somebody comes back from a journey with many edits, which go out as one SyncStep2 while another person has the
 * document open. Counted from the opening of the socket.
 */
export const offline: Experiment = {
  name: "offline",
  about: (size) => `${edits[size].toLocaleString("en")} letters typed offline, all over a document of 50 KB, come in.`,
  peers: syncingPeers,
  columns: [
    { label: "ms until acknowledged", figures: ["acknowledged"] },
    { label: "ms until another reader has them", figures: ["delivered"] },
    { label: "CPU ms", figures: ["cpu"] },
  ],
  prepare: async (size) => prepare(size),
};

/** A document as everybody knows it, and as the traveller left it. */
interface Journey {
  before: Y.Doc;
  after: Y.Doc;
}

function prepare(size: Size): Measure {
  const before = createDocument(paragraphs(100, 500));
  const after = replay([Y.encodeStateAsUpdate(before)]);
  typeAllOver(after, edits[size]);

  return (peer) =>
    withServer(peer, async (server) => {
      for (let time = 0; time < warmUps; time++) await comeBack(server, `warm-up-${time}`, { before, after });
      const from = await server.usage();
      const { traveller, reader, arrivedAt } = await comeBack(server, "offline", { before, after });
      const to = await server.usage();
      const text = textOf(replay([Y.encodeStateAsUpdate(before), ...reader.arrivals.map(({ update }) => update)]));
      return {
        figures: {
          acknowledged: acknowledgedAt(traveller, peer) - traveller.openedAt,
          delivered: arrivedAt - traveller.openedAt,
          cpu: (to.cpu - from.cpu) / 1_000,
        },
        problems: text === textOf(after) ? [] : ["the reader's text is not the traveller's"],
      };
    });
}

async function comeBack(server: ServerProcess, documentId: string, { before, after }: Journey) {
  const reader = await join(server, documentId, { own: before });
  await until(() => reader.isSettled, 10_000);
  const traveller = await join(server, documentId, { own: after });
  const last = Y.getState(after.store, after.clientID);
  const arrival = () => reader.arrivals.find(({ update }) => Y.parseUpdateMeta(update).to.get(after.clientID) === last);
  await until(() => arrival() !== undefined && traveller.isSettled, 20_000);
  return { traveller, reader, arrivedAt: arrival()?.at ?? Number.NaN };
}

function acknowledgedAt({ confirmations }: Client, { protocol }: Peer): number {
  const ofEdits = confirmations.find(({ type }) => type === "step2");
  return protocol.confirmsBy === "acknowledgement" ? (ofEdits?.at ?? Number.NaN) : Number.NaN;
}

/** Five letters here, five there: neighbours that Yjs cannot keep as one. */
function typeAllOver(document: Y.Doc, count: number) {
  const letters = words(count);
  const places = document.getXmlFragment("content").length;
  for (let typed = 0; typed < count; typed++) {
    const burst = Math.floor(typed / 5);
    const text = paragraphOf(document, (burst * 37) % places);
    document.transact(() => text.insert(((burst * 53) % 400) + (typed % 5), letters.charAt(typed)));
  }
}
