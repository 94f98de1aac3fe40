import { fileURLToPath } from "node:url";
import { build, type BuildOptions } from "esbuild";

const bench = fileURLToPath(new URL("../../", import.meta.url));
const entries = fileURLToPath(new URL("./", import.meta.url));
const weftLayout = fileURLToPath(new URL("../../../editor/src/layout/layout-islands.ts", import.meta.url));
const weftBinding = fileURLToPath(new URL("../../../editor/src/binding/binding-plugin.ts", import.meta.url));

/** What the editor's binding imports. An alias is looked up from the working folder, wherever the import stands. */
const shared = ["yjs", "lib0", "@tiptap/pm"];

/** For one process of Node or one page: a file with all three bindings, which share one copy of Yjs and ProseMirror. */
export async function bundle(entry: string, { platform, format }: BuildOptions): Promise<string> {
  const { outputFiles, metafile } = await build({
    platform,
    format,
    absWorkingDir: bench,
    entryPoints: [entries + entry],
    bundle: true,
    write: false,
    metafile: true,
    sourcemap: "inline",
    define: { "process.env.NODE_ENV": '"production"' },
    alias: {
      "weft-binding": weftBinding,
      "weft-layout": weftLayout,
      ...Object.fromEntries(shared.map((name) => [name, name])),
    },
    logLevel: "error",
  });
  const strangers = Object.keys(metafile.inputs).filter(
    (path) => path.startsWith("../") && path.includes("node_modules"),
  );
  if (strangers.length > 0) throw new Error(`The bundle has packages from elsewhere: ${strangers.join(", ")}`);
  return outputFiles[0]?.text ?? "";
}
