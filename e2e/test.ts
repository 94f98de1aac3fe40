import { type BrowserContextOptions, test as base } from "@playwright/test";
import { Server } from "./server.ts";
import { Writer } from "./writer.ts";

interface World {
  /** What the server is started with, besides a port and a folder. */
  flags: string[];
  /** Whether browsers keep the app for days without a network: that is some sixty files for each of them. */
  keepsApp: boolean;
  server: Server;
  /** Brings somebody with a browser of their own. */
  arrives: (name: string, options?: BrowserContextOptions) => Promise<Writer>;
}

/** A test with a server of its own, and people who come to it. */
export const test = base.extend<World>({
  flags: [[], { option: true }],
  keepsApp: [false, { option: true }],
  server: async ({ flags }, use) => {
    const server = new Server(flags);
    await server.start();
    await use(server);
    await server.remove();
  },
  arrives: async ({ browser, server, keepsApp }, use) => {
    const people: Writer[] = [];
    await use(async (name, options) => {
      const context = await browser.newContext({ serviceWorkers: keepsApp ? "allow" : "block", ...options });
      const writer = await Writer.arrive({ name, server, context });
      people.push(writer);
      return writer;
    });
    await Promise.all(people.map(({ context }) => context.close()));
  },
});

export { expect } from "@playwright/test";
