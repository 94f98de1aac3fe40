import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { compressPlugin } from "./app/compress-plugin.ts";
import { shellPlugin } from "./app/shell-plugin.ts";

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const server = "http://localhost:8000";

export default defineConfig({
  root: folder("app"),
  plugins: [react(), shellPlugin(folder("app/public")), compressPlugin(folder("dist/app"))],
  resolve: { dedupe: ["yjs", "y-protocols", "lib0", "@tiptap/core", "@tiptap/pm", "react", "react-dom"] },
  build: {
    outDir: folder("dist/app"),
    emptyOutDir: true,
    // All of these know it.
    modulePreload: { polyfill: false },
    target: ["chrome123", "firefox125", "safari17.5"],
    rolldownOptions: {
      input: { index: folder("app/index.html"), "service-worker": folder("app/service-worker.ts") },
      output: {
        // One file for all that a page begins with: shared by what is loaded later, it would come in dozens of crumbs.
        codeSplitting: { groups: [{ name: "base", tags: ["$initial"], test: (id) => !id.includes("service-worker") }] },
        entryFileNames: (chunk) => (chunk.name === "service-worker" ? "[name].js" : "assets/[name]-[hash].js"),
      },
    },
  },
  server: {
    port: 5173,
    proxy: { "^/api/": server, "^/sync(/doctor)?$": { target: server, ws: true } },
  },
});
