import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Awareness } from "y-protocols/awareness";
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

test("what others wrote is shown with the next frame, and a receipt, which comes with each key, brings it no sooner", () => {
  const document = new Y.Doc();
  const socket = { attach() {}, detach() {}, send() {} } as unknown as SyncSocket;
  const onSaved = vi.fn<() => void>();
  const channel = new SyncChannel({
    socket,
    documentId: "notes",
    document,
    awareness: new Awareness(document),
    token: () => "",
    schema: 1,
    known: {},
    hasUnsaved: true,
    onWelcome: () => true,
    onSaved,
    onFacts: () => {},
  });
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
