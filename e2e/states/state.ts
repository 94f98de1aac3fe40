import type { BrowserContextOptions, Page } from "@playwright/test";
import type { Server } from "../server.ts";
import type { Writer } from "../writer.ts";

export interface Scene {
  readonly ann: Writer;
  readonly page: Page;
  readonly server: Server;
  readonly arrives: (name: string, options?: BrowserContextOptions) => Promise<Writer>;
}

/** Something the page shows, and how one gets there from the state before it. */
export type State = readonly [name: string, show: (scene: Scene) => Promise<unknown>];
