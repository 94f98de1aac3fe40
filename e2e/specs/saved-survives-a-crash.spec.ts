import { expect, test } from "../test.ts";

test.use({ ownsServer: true });

test("promise 1: what the page says is saved survives kill -9", async ({ server, arrives }) => {
  const ann = await arrives("Ann");
  await ann.opens("notes");
  await ann.types("Every word of this.");
  await ann.saved();
  await server.crash();
  await server.start();

  const bob = await arrives("Bob");
  await bob.opens("notes");
  await bob.sees("Every word of this.");
});

test("promise 1: what others were shown survives kill -9", async ({ server, arrives }) => {
  const [ann, bob] = [await arrives("Ann"), await arrives("Bob")];
  await ann.opens("notes");
  await bob.opens("notes");
  await ann.types("Shown to Bob.");
  await bob.sees("Shown to Bob.");
  await server.crash();
  await ann.context.close();
  await bob.context.close();
  await server.start();

  const carol = await arrives("Carol");
  await carol.opens("notes");
  await carol.sees("Shown to Bob.");
});

test("promise 1: words that never reached the server come back from their author's device, not from others", async ({
  server,
  arrives,
}) => {
  const [ann, bob] = [await arrives("Ann"), await arrives("Bob")];
  await ann.opens("notes");
  await bob.opens("notes");
  await ann.types("Known to both. ");
  await bob.sees("Known to both.");

  server.freeze();
  await ann.types("Only on Ann's device.");
  await ann.seesStatus("Saving…");
  await ann.deviceHas("Only on Ann's device.");
  await ann.tabDies();
  await server.crash();
  await server.start();
  await bob.saved();
  await bob.seesNothingOf("Only on Ann's device.");

  await ann.opens("notes");
  await ann.saved();
  await bob.sees("Known to both. Only on Ann's device.");
});

test("promise 1: the page does not say saved before the server's disk has the words", async ({ server, arrives }) => {
  const ann = await arrives("Ann");
  await ann.opens("notes");
  await ann.types("First. ");
  await ann.saved();
  server.freeze();
  await ann.types("Second.");
  await ann.seesStatus("Saving…");
  await expect(ann.status).not.toHaveText("Saved");
  server.thaw();
  await ann.saved();
});

test("promise 1: a disk that was put back to an earlier day is told so by the browser, and gets the words back", async ({
  server,
  arrives,
}) => {
  const ann = await arrives("Ann");
  await ann.opens("notes");
  await ann.types("Of yesterday. ");
  await ann.saved();
  await server.crash();
  const putBack = await server.keepDisk();
  await server.start();
  await ann.saved();
  await ann.types("Of today.");
  await ann.deviceHas("Of today.");
  await ann.saved();
  await server.crash();
  await putBack();
  // What the page knew is gone with it, and is on the device.
  await ann.tabDies();
  await server.start();
  await ann.opens("notes");
  await ann.saved();

  const bob = await arrives("Bob");
  await bob.opens("notes");
  await bob.sees("Of yesterday. Of today.");
  expect(server.said.filter((line) => line.includes('"log-tail-lost"'))).toHaveLength(1);
});
