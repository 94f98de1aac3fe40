import { type BrowserContextOptions, test as base } from "@playwright/test";
import { Server } from "./server.ts";
import { Writer } from "./writer.ts";

interface World {
  server: Server;
  /** Brings somebody with a browser of their own. */
  arrives: (name: string, options?: BrowserContextOptions) => Promise<Writer>;
}

/** A test with a server of its own, and people who come to it. */
export const test = base.extend<World>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright finds out by it what a fixture needs
  server: async ({}, use) => {
    const server = new Server();
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
