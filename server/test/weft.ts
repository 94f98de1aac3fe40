import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const program = fileURLToPath(new URL("../bin/weft.js", import.meta.url));

/** What a command said, and how it ended. */
export interface Outcome {
  code: number | null;
  said: string;
  complained: string;
}

/** Starts the command `weft` as a person would. */
export function startWeft(...words: string[]): { process: ChildProcess; outcome: Promise<Outcome> } {
  const child = spawn(process.execPath, ["--no-warnings", program, ...words], {
    env: { PATH: process.env["PATH"] },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const outcome: Outcome = { code: null, said: "", complained: "" };
  child.stdout.on("data", (text: Buffer) => (outcome.said += text.toString()));
  child.stderr.on("data", (text: Buffer) => (outcome.complained += text.toString()));
  return {
    process: child,
    outcome: new Promise((resolve) => child.once("close", (code) => resolve({ ...outcome, code }))),
  };
}

/** Runs it to its end. */
export function weft(...words: string[]): Promise<Outcome> {
  return startWeft(...words).outcome;
}
