import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin, Rolldown } from "vite";

const worker = "service-worker.js";

/** A worker of an earlier visit to this origin would show its own version instead of the one under development. */
const leavingWorker = `
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", async () => {
  await self.registration.unregister();
  for (const client of await self.clients.matchAll()) client.navigate(client.url);
});
`;

/** Tells the service worker which files the app is made of; while developing it makes an earlier worker go. */
export function shellPlugin(publicFolder: string): Plugin {
  return {
    name: "weft-shell",
    enforce: "post",
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        const chunk = bundle[worker];
        if (chunk?.type !== "chunk") return;
        const copied = listPublic();
        const later = heavyFiles(bundle);
        const files = [
          ...Object.keys(bundle).filter((name) => name !== worker && !name.endsWith(".map") && !later.has(name)),
          ...copied,
        ];
        const contents = [
          ...Object.entries(bundle)
            .filter(([name]) => name !== worker)
            .map(([name, file]) => name + (file.type === "chunk" ? file.code : String(file.source))),
          ...copied.map((name) => name + readFileSync(join(publicFolder, name), "base64")),
        ];
        const version = createHash("sha256").update(contents.join("\0")).digest("hex").slice(0, 12);
        const shell = { version, files: files.map((name) => `/${name}`) };
        chunk.code = chunk.code.replaceAll("__SHELL__", JSON.stringify(shell));
      },
    },
    configureServer(server) {
      server.middlewares.use(`/${worker}`, (_request, response) => {
        response.setHeader("content-type", "text/javascript");
        response.end(leavingWorker);
      });
    },
  };

  function listPublic(): string[] {
    return readdirSync(publicFolder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(publicFolder.length + 1))
      .toSorted();
  }
}

/**
 * Chunks that are needed only by what a library loads by itself, and libraries that are loaded when they are needed: to
 * draw diagrams, formulas and the colours of each language of code. The service worker keeps them from their first use on.
 */
function heavyFiles(bundle: Rolldown.OutputBundle): Set<string> {
  const chunks = Object.values(bundle).filter((file) => file.type === "chunk");
  const light = new Set<string>();
  const reach = (name: string) => {
    const chunk = bundle[name];
    if (chunk?.type !== "chunk" || light.has(name)) return;
    light.add(name);
    for (const next of chunk.imports) reach(next);
    for (const next of chunk.dynamicImports) if (!isLibrary(bundle[next])) reach(next);
  };
  for (const chunk of chunks) if (chunk.isEntry && chunk.fileName !== worker) reach(chunk.fileName);
  return new Set(chunks.map(({ fileName }) => fileName).filter((name) => !light.has(name)));
}

function isLibrary(file: Rolldown.OutputChunk | Rolldown.OutputAsset | undefined): boolean {
  return file?.type === "chunk" && file.facadeModuleId?.includes("/node_modules/") === true;
}
