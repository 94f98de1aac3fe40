import { Hono } from "hono";

/** `/healthz`: the process answers. `/readyz`: it also takes new work. */
export function healthRoutes(isReady: () => boolean) {
  return new Hono()
    .get("/healthz", (context) => context.text("ok"))
    .get("/readyz", (context) => (isReady() ? context.text("ready") : context.text("not ready", 503)));
}
