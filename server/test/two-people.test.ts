import { expect, test } from "vitest";
import { enter, startServer, until } from "./harness.ts";

test("what one types the other sees, and it is there after both have left", async () => {
  const server = await startServer();
  const ann = await enter(server, "notes");
  const bob = await enter(server, "notes");
  ann.types("Hello Bob");
  await bob.sees("Hello Bob");
  bob.types(", hello Ann");
  await ann.sees("Hello Bob, hello Ann");
  await Promise.all([ann.saved(), bob.saved()]);
  ann.leave();
  bob.leave();

  const carol = await enter(server, "notes");
  await carol.sees("Hello Bob, hello Ann");
});

test("the author does not get her own words back", async () => {
  const server = await startServer();
  const ann = await enter(server, "notes");
  const bob = await enter(server, "notes");
  const received: unknown[] = [];
  ann.doc.on("update", (_update, origin) => received.push(origin));
  ann.types("mine");
  await bob.sees("mine");
  bob.types("yours");
  await ann.sees("yours");
  expect(received).toEqual([null, ann.provider]);
});

test("people see who else is there, and that they left", async () => {
  const server = await startServer();
  const ann = await enter(server, "notes");
  const bob = await enter(server, "notes");
  bob.provider.setAwarenessField("user", { name: "Bob" });
  const names = () => [...(ann.provider.awareness?.getStates().values() ?? [])].map((state) => state["user"]?.name);
  await until(() => names().includes("Bob"), "Bob is there");
  bob.leave();
  await until(() => !names().includes("Bob"), "Bob has left");
});

test("one socket carries many documents", async () => {
  const server = await startServer();
  const ann = await enter(server, "one");
  const { HocuspocusProvider } = await import("@hocuspocus/provider");
  const second = new HocuspocusProvider({ websocketProvider: ann.socket, name: "two" });
  second.attach();
  await until(() => second.isSynced, "the second document synced");
  second.document.getText("content").insert(0, "also here");
  const bob = await enter(server, "two");
  await bob.sees("also here");
  expect(bob.text.toString()).toBe("also here");
});
