import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** The tests start the built server as a person would, with the editor's formats beside it. */
export function setup() {
  const folder = fileURLToPath(new URL("..", import.meta.url));
  const editor = fileURLToPath(new URL("../../editor", import.meta.url));
  execFileSync("npx", ["tsc", "-p", "tsconfig.build.json"], { cwd: folder, stdio: "inherit" });
  const formats = ["vite", "build", "--config", "vite.formats.config.ts", "--logLevel", "warn"];
  execFileSync("npx", formats, { cwd: editor, stdio: "inherit" });
}
