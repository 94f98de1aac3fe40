import { PassThrough } from "node:stream";
import { once } from "node:events";
import { Refusal } from "../../refusal.ts";
import type { ContentAddress } from "../../uploads/content-address.ts";
import type { UploadFolder } from "../upload-folder.ts";

/** Puts files together from the pieces of a backup, which come in order, one file after the other. */
export function restoreFiles(folder: UploadFolder) {
  let current: { address: ContentAddress; content: PassThrough; done: Promise<void> } | undefined;
  let kept = 0;
  let damaged = 0;

  function begin(address: ContentAddress) {
    const content = new PassThrough();
    const done = receive(address, content);
    // It is looked at when the next piece comes, or at the end.
    done.catch(() => {});
    return { address, content, done };
  }

  async function receive(address: ContentAddress, content: PassThrough) {
    try {
      const file = await folder.receive(address, content, Number.POSITIVE_INFINITY);
      await file.keep();
      kept += 1;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      damaged += 1;
    }
  }

  async function end() {
    const ended = current;
    current = undefined;
    ended?.content.end();
    await ended?.done;
  }

  return {
    async take(address: ContentAddress, piece: Uint8Array) {
      if (current?.address !== address) await end();
      current ??= begin(address);
      const { content, done } = current;
      // Whoever cannot write it says so while the rest is waited for.
      if (!content.write(piece)) await Promise.race([once(content, "drain"), done]);
    },
    end,
    get kept() {
      return kept;
    },
    get damaged() {
      return damaged;
    },
  };
}
