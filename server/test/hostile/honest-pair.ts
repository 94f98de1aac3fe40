import { HocuspocusProvider, HocuspocusProviderWebsocket } from "@hocuspocus/provider";
import { WebSocket } from "ws";
import * as Y from "yjs";

/** What the pair tells about the time since it was last asked. */
export interface Told {
  rounds: number;
  worstMs: number;
  /** Whatever should not have happened to them: words lost or of others, strangers, frames, disconnections. */
  faults: string[];
}

/**
 * Two people with stock providers who answer each other letter by letter, in a process of their own so that an attack
 * that keeps the test busy is not taken for one that keeps the server busy.
 */
const [url = "", token = ""] = process.argv.slice(2);
const faults: string[] = [];

function person(name: string) {
  const doc = new Y.Doc();
  const socket = new HocuspocusProviderWebsocket({ url, WebSocketPolyfill: WebSocket });
  const provider = new HocuspocusProvider({
    websocketProvider: socket,
    name: "honest",
    document: doc,
    token,
    onDisconnect: () => faults.push(`${name} was disconnected`),
    onStateless: () => faults.push(`${name} heard a stateless message`),
  });
  provider.attach();
  return { doc, provider, text: doc.getText("content") };
}

type Person = ReturnType<typeof person>;

const [ann, bob] = [person("Ann"), person("Bob")];
let expected = "";
let rounds = 0;
let worstMs = 0;

async function synced({ provider }: Person) {
  while (!provider.isSynced) await new Promise((resolve) => provider.on("synced", resolve));
}

async function says(speaker: Person, listener: Person) {
  const letter = String.fromCharCode(97 + (expected.length % 26));
  expected += letter;
  const heard = new Promise<void>((resolve) => {
    const look = () => {
      if (listener.text.length < expected.length) return;
      listener.doc.off("update", look);
      resolve();
    };
    listener.doc.on("update", look);
  });
  speaker.text.insert(speaker.text.length, letter);
  await heard;
}

async function talk() {
  await Promise.all([synced(ann), synced(bob)]);
  process.send?.("ready");
  for (;;) {
    const begin = performance.now();
    await says(ann, bob);
    await says(bob, ann);
    worstMs = Math.max(worstMs, performance.now() - begin);
    rounds += 1;
    check();
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

function check() {
  for (const { text, doc, provider } of [ann, bob]) {
    if (text.toString() !== expected) faults.push("the words are not theirs");
    if (text.toString() !== expected) expected = text.toString();
    const strangers = [...(provider.awareness?.getStates().keys() ?? [])].filter(
      (id) => id !== ann.doc.clientID && id !== bob.doc.clientID,
    );
    if (strangers.length > 0) faults.push(`presence of ${strangers.join()}`);
    const roots = [...doc.share.keys()].filter((root) => root !== "content");
    if (roots.length > 0) faults.push(`roots ${roots.join()}`);
  }
}

/** Answered after a round that began later, so that a stall that is not over yet counts. */
process.on("message", () => {
  const after = rounds + 2;
  const answer = () => {
    if (rounds < after) {
      setTimeout(answer, 1);
      return;
    }
    process.send?.({ rounds, worstMs, faults: faults.splice(0) } satisfies Told);
    rounds = 0;
    worstMs = 0;
  };
  answer();
});
process.on("disconnect", () => process.exit());

await talk();
