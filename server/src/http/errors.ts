import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { Problem } from "../api.ts";
import type { Tally } from "../measures/tally.ts";
import { Refusal, type RefusalCode } from "../refusal.ts";
import type { Report } from "../report.ts";
import { StorageUnavailable } from "../storage/document-log.ts";

const statusOf: Record<RefusalCode, ContentfulStatusCode> = {
  "invalid-document-id": 400,
  malformed: 400,
  "bad-update": 400,
  "too-complex": 413,
  "forbidden-root": 403,
  "foreign-client": 403,
  incomplete: 400,
  "wrong-content": 422,
  "not-empty": 409,
  unconvertible: 422,
  "not-built": 501,
  "not-allowed": 403,
  "wrong-origin": 403,
  "not-found": 404,
  "document-deleted": 410,
  "too-large": 413,
  unavailable: 503,
  stopping: 503,
};

/** Turns whatever a route throws into the one shape of a problem. */
export function answerError(report: Report, refusals: Tally) {
  return (error: Error, context: Context) => {
    if (error instanceof Refusal) {
      refusals.add(error.code);
      return problem(context, error.code, error.message);
    }
    if (error instanceof StorageUnavailable) {
      refusals.add("unavailable");
      return problem(context, "unavailable", "The storage cannot be reached right now. Try again in a moment.");
    }
    report("request-failed", { method: context.req.method, path: context.req.routePath, error });
    return context.json<Problem>({ code: "internal", message: "Something went wrong on the server." }, 500);
  };
}

function problem(context: Context, code: RefusalCode, message: string) {
  return context.json<Problem>({ code, message }, statusOf[code]);
}
