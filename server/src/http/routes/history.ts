import { type Context, Hono } from "hono";
import { z } from "zod";
import type { Access } from "../../access/access.ts";
import type { DocumentHistory, Past } from "../../history/document-history.ts";
import { type Moment, parseMoment } from "../../history/moment.ts";
import { Refusal } from "../../refusal.ts";
import { type DocumentVariables, requireAction } from "../require.ts";

export interface HistoryDependencies {
  access: Access;
  history: DocumentHistory;
}

const page = z.object({
  limit: z.coerce.number().int().min(1).max(1_000).default(100),
  before: z.coerce.number().int().min(1).optional(),
});

const now: Moment = { type: "time", time: Number.POSITIVE_INFINITY };

/**
 * `/api/documents/:id/history`: the document as of a moment, who wrote when, and who wrote what. `at` is the number of
 * an update or an ISO time with its zone; without it, the moment is now.
 */
export function historyRoutes({ access, history }: HistoryDependencies) {
  return new Hono<DocumentVariables>()
    .use("/:id/history/*", requireAction(access, "read"))
    .get("/:id/history/state", async (context) => {
      return answerPast(context, await history.past(context.get("documentId"), momentOf(context), "state"));
    })
    .get("/:id/history/text", async (context) => {
      const past = await history.past(context.get("documentId"), momentOf(context), "text");
      return answerPast(context, past, "text/plain; charset=utf-8");
    })
    .get("/:id/history/sessions", async (context) => {
      const { success, data } = page.safeParse(context.req.query());
      if (!success) throw new Refusal("malformed", "limit is 1 to 1000, before is the number of an update.");
      return answerJson(context, await history.sessions(context.get("documentId"), data.limit, data.before));
    })
    .get("/:id/history/authors", async (context) => {
      return answerJson(context, await history.authors(context.get("documentId"), momentOf(context)));
    });
}

function momentOf(context: Context): Moment {
  const at = context.req.query("at");
  return at === undefined ? now : parseMoment(at);
}

// As much as every client takes for one header.
const toldDamage = 20;

/**
 * Bytes, with what they are in headers: `weft-sequence`, `weft-time` (milliseconds since 1970), and, when something
 * could not be read, `weft-damage` with the first of it as JSON and `weft-damage-count`.
 */
export function answerPast(context: Context, past: Past, type = "application/octet-stream"): Response {
  const { body, sequence, time, damage } = past;
  context.header("content-type", type);
  context.header("weft-sequence", String(sequence));
  context.header("weft-time", String(time));
  if (damage.length > 0) {
    context.header("weft-damage", JSON.stringify(damage.slice(0, toldDamage)));
    context.header("weft-damage-count", String(damage.length));
  }
  return context.body(body as Uint8Array<ArrayBuffer>);
}

function answerJson(context: Context, { body }: { body: Uint8Array }): Response {
  return context.body(body as Uint8Array<ArrayBuffer>, 200, { "content-type": "application/json" });
}
