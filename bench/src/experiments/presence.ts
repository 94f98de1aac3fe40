import { setTimeout as sleep } from "node:timers/promises";
import * as Y from "yjs";
import { join } from "../client.ts";
import type { Experiment, Measure, Size } from "../experiment.ts";
import { steadily } from "../pace.ts";
import { hocuspocus, relay, weft, yWebsocket } from "../peers.ts";
import type { ServerProcess } from "../server-process.ts";
import { percentiles, percentilesOf, sum } from "../statistics.ts";
import { readPresences, writePresence } from "../wire/presence.ts";
import { withServer } from "../with-server.ts";
import { createDocument, paragraphOf } from "../writing/document.ts";
import { paragraphs } from "../writing/words.ts";

const shapes = {
  full: { people: 100, rate: 5, warmUp: 4, measured: 10 },
  quick: { people: 30, rate: 5, warmUp: 1, measured: 1 },
};
/** How many of the people look at what they get. All others only count bytes. */
const observers = 5;

/**
 * What it costs to show everybody's caret to everybody. Servers may gather moves and send them together; how late that
 * makes them is told beside it.
 */
export const presence: Experiment = {
  name: "presence",
  about: (size) => {
    const { people, rate, measured } = shapes[size];
    return `1 document, ${people} people move a caret ${rate} times a second each; ${measured} s.`;
  },
  peers: [relay, weft, hocuspocus, yWebsocket],
  columns: [
    { label: "CPU ms per s", figures: ["cpu"], against: hocuspocus },
    { label: "MB sent per s", figures: ["sent"], digits: 2, against: hocuspocus },
    { label: "seen after ms p50 / p95 / p99", figures: percentilesOf("seen") },
  ],
  prepare: async (size) => prepare(size),
};

function prepare(size: Size): Measure {
  const { people, rate, warmUp, measured } = shapes[size];
  const document = createDocument(paragraphs(20, 200));
  const moves = Array.from({ length: (warmUp + measured) * rate }, (_, clock) => caretAt(document, clock));

  return (peer) =>
    withServer(peer, async (server) => {
      const crowd = await gather(server, document, people);
      const move = (from: number) => (index: number) =>
        crowd.move(index % people, moves, from + Math.floor(index / people));

      await steadily(rate * people, warmUp * rate * people, move(0));
      const [before, receivedBefore] = [await server.usage(), crowd.bytesReceived()];
      crowd.startWatch();
      await steadily(rate * people, measured * rate * people, move(warmUp * rate));
      await sleep(250);
      const [after, receivedAfter] = [await server.usage(), crowd.bytesReceived()];
      return {
        figures: {
          cpu: (after.cpu - before.cpu) / 1_000 / measured,
          sent: (receivedAfter - receivedBefore) / 1e6 / measured,
          ...percentiles("seen", crowd.seenAfter),
        },
        problems: crowd.problems(moves.length),
      };
    });
}

/** Everybody in one document; the state of person `n` is that of awareness client `firstClient + n`. */
async function gather(server: ServerProcess, document: Y.Doc, people: number) {
  const firstClient = 1_000_000;
  const seenAfter: number[] = [];
  const sentAt = Array.from({ length: people }, (): number[] => []);
  const latest = Array.from({ length: observers }, () => new Map<number, number>());
  let isWatching = false;

  function see(observer: number, update: Uint8Array) {
    const now = performance.now();
    for (const { client, clock } of readPresences(update)) {
      const known = latest[observer]?.get(client) ?? 0;
      const times = sentAt[client - firstClient] ?? [];
      if (isWatching) for (let each = known + 1; each <= clock; each++) seenAfter.push(now - (times[each] ?? now));
      latest[observer]?.set(client, Math.max(known, clock));
    }
  }

  const clients = await Promise.all(
    Array.from({ length: people }, (_, person) =>
      join(server, "presence", {
        own: person === 0 ? document : undefined,
        ...(person < observers && { onPresence: (update: Uint8Array) => see(person, update) }),
      }),
    ),
  );
  return {
    seenAfter,
    move(person: number, moves: readonly string[], step: number) {
      const clock = step + 1;
      const user = `"user":{"name":"Person ${person}","color":"#${(person * 40_503).toString(16).padStart(6, "0")}"}`;
      (sentAt[person] as number[])[clock] = performance.now();
      const state = `{${user},"cursor":${moves[step]}}`;
      clients[person]?.send("presence", writePresence({ client: firstClient + person, clock, state }));
    },
    startWatch() {
      isWatching = true;
    },
    bytesReceived: () => sum(clients.map((client) => client.bytesReceived)),
    problems: (last: number) =>
      latest.flatMap((states, observer) => {
        const missing = clients.filter((_, person) => person !== observer && states.get(firstClient + person) !== last);
        return missing.length > 0 ? [`an observer does not know where ${missing.length} people ended`] : [];
      }),
  };
}

/** A caret as y-prosemirror puts it into the awareness state. */
function caretAt(document: Y.Doc, step: number): string {
  const text = paragraphOf(document, step % 20);
  const position = JSON.stringify(Y.createRelativePositionFromTypeIndex(text, (step * 7) % text.length));
  return `{"anchor":${position},"head":${position}}`;
}
