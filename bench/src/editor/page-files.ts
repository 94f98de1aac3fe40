import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const pages = fileURLToPath(new URL("./pages/", import.meta.url));
const bench = fileURLToPath(new URL("../../", import.meta.url));

export interface PageFile {
  readonly type: string;
  readonly body: Buffer;
}

/** What a page of the bench consists of, by its path: made as for the web, in as many parts as its packages allow. */
export async function buildPage(entry: string): Promise<ReadonlyMap<string, PageFile>> {
  const { outputFiles } = await build({
    absWorkingDir: bench,
    entryPoints: { page: pages + entry },
    outdir: "/",
    write: false,
    bundle: true,
    minify: true,
    splitting: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    conditions: ["style"],
    define: { "process.env.NODE_ENV": '"production"' },
    loader: { ".woff": "dataurl", ".woff2": "dataurl" },
    logLevel: "error",
  });
  const files = new Map<string, PageFile>(
    outputFiles.map(({ path, contents }) => [
      path,
      { type: path.endsWith(".css") ? "text/css" : "text/javascript", body: Buffer.from(contents) },
    ]),
  );
  const style = files.has("/page.css") ? '<link rel="stylesheet" href="/page.css">' : "";
  const html = `<!doctype html><meta charset="utf-8"><title>An editor</title>${style}
<style>.tiptap, main { white-space: pre-wrap }</style>
<main></main><script type="module" src="/page.js"></script>`;
  return files.set("/", { type: "text/html", body: Buffer.from(html) });
}
