import type { HttpBindings } from "@hono/node-server";
import { Hono } from "hono";
import type { DoctorAnswer } from "../../api.ts";
import type { Asked, Visit } from "../../proxies.ts";
import { Refusal } from "../../refusal.ts";
import { checkOrigin, type OriginRule } from "../origin.ts";

export interface DoctorDependencies {
  origin: OriginRule;
  readVisit: (request: Asked) => Visit;
}

/**
 * `POST /api/doctor`: what arrived of a request. It is answered where others are refused, because a page that is
 * refused must learn why; it tells nothing but what the request itself said.
 */
export function doctorRoutes({ origin, readVisit }: DoctorDependencies) {
  return new Hono<{ Bindings: HttpBindings }>().post("/api/doctor", (context) => {
    const visit = readVisit(context.env.incoming);
    const isOriginAccepted = accepts(origin, visit, context.req.header("origin"));
    return context.json<DoctorAnswer>({ host: visit.host ?? "", isOriginAccepted });
  });
}

function accepts(rule: OriginRule, visit: Visit, origin: string | undefined): boolean {
  try {
    checkOrigin(rule, visit, origin);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}
