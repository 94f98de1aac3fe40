import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from "y-protocols/awareness";
import * as Y from "yjs";
import { SyncChannel } from "./sync-channel.ts";
import type { SyncSocket } from "./sync-socket.ts";

let draw: (() => void) | undefined;

beforeEach(() => {
  vi.stubGlobal("requestAnimationFrame", (work: () => void) => {
    draw = work;
    return 1;
  });
  vi.stubGlobal("cancelAnimationFrame", () => (draw = undefined));
});

afterEach(() => void vi.unstubAllGlobals());

function open(document: Y.Doc, awareness: Awareness, onSaved = () => {}): SyncChannel {
  const socket = { attach() {}, detach() {}, send() {} } as unknown as SyncSocket;
  return new SyncChannel({
    socket,
    documentId: "notes",
    document,
    awareness,
    token: () => "",
    schema: 1,
    known: {},
    hasUnsaved: true,
    onWelcome: () => true,
    onUnsent: () => {},
    onSaved,
    onFacts: () => {},
  });
}

test("what others wrote is shown with the next frame, and a receipt, which comes with each key, brings it no sooner", () => {
  const document = new Y.Doc();
  const onSaved = vi.fn<() => void>();
  const channel = open(document, new Awareness(document), onSaved);
  const welcome = { generation: "one", schema: 1, canWrite: true, maxFrameBytes: 1_000 };
  channel.received({ type: "welcome", welcome });
  channel.received({ type: "step1", stateVector: Y.encodeStateVector(new Y.Doc()) });
  const other = new Y.Doc();
  const words = () => document.getText("words").toString();
  other.on("update", (update) => channel.received({ type: "update", update }));

  other.getText("words").insert(0, "Words");
  channel.received({ type: "receipt", receipt: { frames: 1, sequence: 1, proof: "" } });
  expect(onSaved).toHaveBeenCalledOnce();
  expect(words()).toBe("");
  draw?.();
  expect(words()).toBe("Words");

  // Whatever says something of the document comes after what was there before it.
  other.getText("words").insert(5, " and more");
  channel.received({ type: "refused", frame: 2, code: "too-large" });
  expect(words()).toBe("Words and more");
  channel.destroy();
});

test("whoever is known without a connection stays while new ones fail, and those of a lost connection go", () => {
  const document = new Y.Doc();
  const awareness = new Awareness(document);
  const channel = open(document, awareness);
  const tab = new Awareness(new Y.Doc());
  tab.setLocalState({ name: "Ann" });
  channel.closed(false);
  applyAwarenessUpdate(awareness, encodeAwarenessUpdate(tab, [tab.clientID]), "tabs");
  channel.closed(false);
  expect(awareness.getStates().has(tab.clientID)).toBe(true);
  channel.opened();
  channel.closed(false);
  expect(awareness.getStates().has(tab.clientID)).toBe(false);
  channel.destroy();
  for (const each of [awareness, tab]) each.destroy();
});
