import { afterEach, expect, test, vi } from "vitest";
import { Awareness, removeAwarenessStates } from "y-protocols/awareness";
import * as Y from "yjs";
import { Tabs } from "./tabs.ts";

const open: { tabs: Tabs; awareness: Awareness }[] = [];

afterEach(() => {
  for (const { tabs, awareness } of open.splice(0)) {
    tabs.destroy();
    awareness.destroy();
  }
});

function openTab() {
  const document = new Y.Doc();
  const awareness = new Awareness(document);
  const tabs = new Tabs({ key: "notes", document, awareness, generation: () => "one", isConnected: () => false });
  open.push({ tabs, awareness });
  return { document, awareness, tabs };
}

test("a client is one of another tab while that is there, and nobody else is", async () => {
  const [ann, other] = [openTab(), openTab()];
  await vi.waitUntil(() => ann.tabs.hasClient(other.document.clientID));
  expect(ann.tabs.hasClient(ann.document.clientID)).toBe(false);
  // Who is heard of by the server is no tab of this browser.
  const stranger = new Awareness(new Y.Doc());
  ann.awareness.states.set(stranger.clientID, { user: { name: "Bob" } });
  expect(ann.tabs.hasClient(stranger.clientID)).toBe(false);
  stranger.destroy();
  removeAwarenessStates(ann.awareness, [other.document.clientID], "left");
  expect(ann.tabs.hasClient(other.document.clientID)).toBe(false);
});
