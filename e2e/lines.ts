import { expect } from "@playwright/test";
import type { Host } from "./server.ts";
import { StockClient } from "./stock-client.ts";
import { yBlock } from "./yjs-blocks.ts";

/** A document much longer than what one sees of it, which no person has written. */
export async function writeLines(server: Host, count = 120): Promise<StockClient> {
  const other = new StockClient(server, "notes");
  const lines = Array.from({ length: count }, (_, index) => `Line ${index}: some words of a long text.`);
  other.content.insert(
    0,
    lines.map((words) => yBlock("paragraph", words)),
  );
  await expect.poll(() => other.isSaved).toBe(true);
  return other;
}
