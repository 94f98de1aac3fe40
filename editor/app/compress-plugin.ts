import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import type { Plugin } from "vite";

const worthwhile = /\.(js|css|html|svg|webmanifest)$/;

/** Puts a compressed copy beside every text file, so that the server only has to send it. */
export function compressPlugin(outputFolder: string): Plugin {
  return {
    name: "weft-compress",
    apply: "build",
    closeBundle() {
      for (const entry of readdirSync(outputFolder, { recursive: true, withFileTypes: true })) {
        const file = join(entry.parentPath, entry.name);
        if (!entry.isFile() || !worthwhile.test(file)) continue;
        const content = readFileSync(file);
        writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
        writeFileSync(`${file}.br`, brotliCompressSync(content));
      }
    },
  };
}
