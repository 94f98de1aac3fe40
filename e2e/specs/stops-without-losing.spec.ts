import { expect, test } from "../test.ts";

test.use({ ownsServer: true });

test("promise 10: a server that is stopped and started again while people type loses nothing", async ({
  server,
  arrives,
}) => {
  const [ann, bob] = [await arrives("Ann"), await arrives("Bob")];
  await ann.opens("notes");
  await bob.opens("notes");
  for (const round of [1, 2]) {
    await ann.types(`Before stop ${round}. `);
    const typing = ann.types(`While it stops ${round}. `);
    expect(await server.stop()).toBe(0);
    await typing;
    await ann.types(`While it is away ${round}. `);
    await server.start();
    await ann.saved();
    await bob.sees(`While it is away ${round}.`);
  }
  const carol = await arrives("Carol");
  await carol.opens("notes");
  for (const round of [1, 2]) {
    await carol.sees(`Before stop ${round}. While it stops ${round}. While it is away ${round}.`);
  }
});
