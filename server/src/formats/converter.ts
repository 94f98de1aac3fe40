import { existsSync } from "node:fs";
import { pathToFileURL } from "node:url";
import type { ExportFormat, ImportFormat } from "../api.ts";
import { startThread, type ThreadBounds } from "../bounded-thread.ts";
import { Refusal, type RefusalCode } from "../refusal.ts";
import { createSlots } from "../slots.ts";

/** What a document is written as, with its title. */
export interface Written {
  readonly title: string;
  readonly text: string;
}

/** Between documents and text. Refuses what is not in its format, and what takes too long or too much, as `unconvertible`. */
export interface Converter {
  /** Of the document that these updates make, without those that cannot be applied. */
  write(updates: readonly Uint8Array[], format: ExportFormat): Promise<Written>;
  /** A Yjs update that the gate lets into an empty document. */
  read(text: string, format: ImportFormat): Promise<Uint8Array>;
}

/** What travels to the thread, and back. */
export type Conversion =
  | { type: "write"; updates: readonly Uint8Array[]; format: ExportFormat }
  | { type: "read"; text: string; format: ImportFormat };
export type ConversionReply =
  | ({ type: "written" } & Written)
  | { type: "read"; update: Uint8Array }
  | { type: "refused"; code: RefusalCode; message: string };
export interface ThreadData {
  /** The address of the module that has the `Formats`. */
  module: string;
  conversion: Conversion;
}

interface ConverterLimits extends Omit<ThreadBounds, "refuse"> {
  atOnce: number;
  waitingAtMost: number;
}

const usualLimits: ConverterLimits = { atOnce: 2, waitingAtMost: 20, longestMs: 60_000, heapMegabytes: 512 };

/**
 * Converts by the module in this file, each time in a thread that ends with it: what a text makes the editor's code do
 * costs itself, and nothing of that code is ever loaded into the server. Without the file everything is refused as
 * `not-built`.
 */
export function createConverter(file: string | undefined, limits: Partial<ConverterLimits> = {}): Converter {
  const { atOnce, waitingAtMost, longestMs, heapMegabytes } = { ...usualLimits, ...limits };
  const inSlot = createSlots(atOnce, waitingAtMost);

  async function convert(conversion: Conversion): Promise<Exclude<ConversionReply, { type: "refused" }>> {
    if (file === undefined || !existsSync(file)) throw notBuilt();
    const data: ThreadData = { module: pathToFileURL(file).href, conversion };
    const reply = await inSlot(() => runThread(data, { longestMs, heapMegabytes }));
    if (reply.type === "refused") throw new Refusal(reply.code, reply.message);
    return reply;
  }

  return {
    async write(updates, format) {
      const reply = await convert({ type: "write", updates, format });
      if (reply.type !== "written") throw new Error("The conversion thread wrote nothing.");
      return { title: reply.title, text: reply.text };
    },
    async read(text, format) {
      const reply = await convert({ type: "read", text, format });
      if (reply.type !== "read") throw new Error("The conversion thread read nothing.");
      return reply.update;
    },
  };
}

async function runThread(data: ThreadData, bounds: Omit<ThreadBounds, "refuse">): Promise<ConversionReply> {
  const url = new URL(import.meta.url.replace(/converter\.([jt]s)$/, "conversion-thread.$1"));
  const thread = startThread(url, data, { ...bounds, refuse: tooMuch });
  try {
    return await thread.reply<ConversionReply>();
  } finally {
    await thread.end();
  }
}

function tooMuch(_ended: unknown, cause?: Error): Refusal {
  return new Refusal("unconvertible", "Converting this takes too long, or too much memory.", { cause });
}

function notBuilt(): Refusal {
  return new Refusal("not-built", "This server has nothing to convert with. Build the editor: npm run build.");
}
