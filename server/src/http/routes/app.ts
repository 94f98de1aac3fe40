import { existsSync } from "node:fs";
import { serveStatic } from "@hono/node-server/serve-static";
import { Hono } from "hono";

/**
 * The web app: its files, and its one page for `/`, `/doctor` and every `/d/<id>`. Files under `/assets/` carry a hash in their
 * names and never change; the page and the service worker are asked for each time.
 */
export function appRoutes(folder: string) {
  const routes = new Hono();
  if (!existsSync(folder)) {
    return routes.get("/", (context) => context.text("The app is not built yet. Build it with: npm run build\n", 404));
  }
  const file = serveStatic({ root: folder, precompressed: true });
  const page = serveStatic({ path: `${folder}/index.html`, precompressed: true });
  return routes
    .use("*", async (context, next) => {
      await next();
      const isFixed = context.req.path.startsWith("/assets/") && context.res.ok;
      context.header("cache-control", isFixed ? "public, max-age=31536000, immutable" : "no-cache");
    })
    .get("/", page)
    .get("/doctor", page)
    .get("/d/*", page)
    .get("*", file);
}
