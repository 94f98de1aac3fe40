import { type BrowserContextOptions, test as base } from "@playwright/test";
import { Server } from "./server.ts";
import { Writer } from "./writer.ts";

interface World {
  /** What the server is started with, besides a port and a folder. */
  flags: string[];
  server: Server;
  /** Brings somebody with a browser of their own. */
  arrives: (name: string, options?: BrowserContextOptions) => Promise<Writer>;
}

/** A test with a server of its own, and people who come to it. */
export const test = base.extend<World>({
  flags: [[], { option: true }],
  server: async ({ flags }, use) => {
    const server = new Server(flags);
    await server.start();
    await use(server);
    await server.remove();
  },
  arrives: async ({ browser, server }, use) => {
    const people: Writer[] = [];
    await use(async (name, options) => {
      const writer = await Writer.arrive({ name, server, context: await browser.newContext(options) });
      people.push(writer);
      return writer;
    });
    await Promise.all(people.map(({ context }) => context.close()));
  },
});

export { expect } from "@playwright/test";
