import { type BrowserContextOptions, test as base } from "@playwright/test";
import { Server } from "./server.ts";
import { Writer } from "./writer.ts";

interface World {
  /** Whether the server is only for this test: because it is stopped or broken, or everything on it is looked at. */
  ownsServer: boolean;
  /** What a server of its own is started with, besides a port and a folder. */
  flags: string[];
  /** Whether browsers keep the app for days without a network: that is some sixty files for each of them. */
  keepsApp: boolean;
  server: Server;
  /** Brings somebody with a browser of their own. */
  arrives: (name: string, options?: BrowserContextOptions) => Promise<Writer>;
}

interface Workshop {
  /** For one test after the other: to start one takes as long as a test. */
  standingServer: Server;
}

/** A test with a server on which nobody has its documents, and people who come to it. */
export const test = base.extend<World, Workshop>({
  ownsServer: [false, { option: true }],
  flags: [[], { option: true }],
  keepsApp: [false, { option: true }],
  standingServer: [
    // Playwright reads what is asked for from the pattern, also when that is nothing.
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const server = new Server();
      await server.start();
      await use(server);
      await server.remove();
    },
    { scope: "worker" },
  ],
  server: async ({ ownsServer, flags, standingServer }, use) => {
    if (!ownsServer) {
      standingServer.forgetNames();
      await use(standingServer);
      return;
    }
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
