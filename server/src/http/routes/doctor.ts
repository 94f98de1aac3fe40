import { Hono } from "hono";
import type { DoctorAnswer } from "../../api.ts";
import { Refusal } from "../../refusal.ts";
import { checkOrigin, type OriginRule } from "../origin.ts";

/**
 * `POST /api/doctor`: what arrived of a request. It is answered where others are refused, because a page that is
 * refused must learn why; it tells nothing but what the request itself said.
 */
export function doctorRoutes(rule: OriginRule) {
  return new Hono().post("/api/doctor", (context) => {
    const host = context.req.header("host") ?? "";
    const isOriginAccepted = accepts(rule, host, context.req.header("origin"));
    return context.json<DoctorAnswer>({ host, isOriginAccepted });
  });
}

function accepts(rule: OriginRule, host: string, origin: string | undefined): boolean {
  try {
    checkOrigin(rule, host, origin);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}
