import { deserialize } from "node:v8";
import type { LogRecord } from "../storage/document-log.ts";
import type { Retention } from "../storage/retention.ts";
import type { Ask } from "./ask-thread.ts";
import { withSteadyClock } from "./moment.ts";
import { canMerge } from "./thinning.ts";

const day = 24 * 60 * 60_000;

/** Keeps every moment for so many days, and one an hour, and the named ones, for ever. */
export function keepAllFor(days: number, ask: Ask): Retention {
  return {
    keepAllMs: days * day,
    canMerge,
    async thin(records, kept) {
      const { body } = await ask({ type: "thinning", kept }, withSteadyClock(records), []);
      return deserialize(body) as LogRecord[];
    },
  };
}
