import { Hono } from "hono";
import { requireOperator } from "../require.ts";

export interface MetricsDependencies {
  metrics: { readonly contentType: string; read: () => Promise<string> };
  /** What a reader has to show. `undefined` lets everybody read: only where all of them are on this machine. */
  metricsSecret: string | undefined;
}

/** `/metrics`, for Prometheus. */
export function metricsRoutes({ metrics, metricsSecret }: MetricsDependencies) {
  const routes = new Hono();
  if (metricsSecret !== undefined) routes.use("/metrics", requireOperator(metricsSecret));
  return routes.get("/metrics", async (context) =>
    context.body(await metrics.read(), 200, { "content-type": metrics.contentType, "cache-control": "no-store" }),
  );
}
