import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** The tests start the built server as a person would. */
export function setup() {
  const folder = fileURLToPath(new URL("..", import.meta.url));
  execFileSync("npx", ["tsc", "-p", "tsconfig.build.json"], { cwd: folder, stdio: "inherit" });
}
