import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin } from "vite";

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The formats as one module for Node, with all they need but Yjs, which the server has. */
export default defineConfig({
  root: folder("."),
  plugins: [withoutWhatPagesLoad()],
  ssr: { noExternal: true, external: ["yjs"] },
  build: {
    ssr: folder("src/transfer/formats-on-server.ts"),
    outDir: folder("dist/formats"),
    emptyOutDir: true,
    copyPublicDir: false,
    target: "node20",
    rolldownOptions: { output: { entryFileNames: "formats.js" } },
  },
});

/** A page loads on demand what it draws with, and nothing is drawn here. */
function withoutWhatPagesLoad(): Plugin {
  return {
    name: "weft-without-what-pages-load",
    enforce: "pre",
    resolveId(id, _importer, { kind }) {
      return kind === "dynamic-import" ? { id, external: true } : undefined;
    },
  };
}
