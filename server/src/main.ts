import { backup } from "./commands/backup.ts";
import type { Command } from "./commands/command.ts";
import { compact } from "./commands/compact.ts";
import { exportDocuments } from "./commands/export.ts";
import { importHocuspocusSqlite } from "./commands/import-hocuspocus-sqlite.ts";
import { importYLevelDb } from "./commands/import-y-leveldb.ts";
import { importDocuments } from "./commands/import.ts";
import { restore } from "./commands/restore.ts";
import { stats } from "./commands/stats.ts";
import { verify } from "./commands/verify.ts";
import { about, type Config, readConfig, variableOf } from "./config.ts";
import { ConfigError, UsageError } from "./config-error.ts";
import { Refusal } from "./refusal.ts";
import { reportLine } from "./report.ts";
import { type RunningServer, startServer } from "./server.ts";

const serve: Command = {
  usage: "",
  about: "starts the server",
  run: async ({ words }) => {
    await serveUntilSignal(readConfig(words, process.env));
    return true;
  },
};

/** Everything `weft` can do, in the order of its help. */
const commands: Record<string, Command> = {
  serve,
  backup,
  restore,
  verify,
  compact,
  stats,
  export: exportDocuments,
  import: importDocuments,
  "import-y-leveldb": importYLevelDb,
  "import-hocuspocus-sqlite": importHocuspocusSqlite,
};

const exit = { done: 0, failed: 1, misused: 2 };

/** The command `weft`. */
export async function main([name = "help", ...words]: readonly string[]): Promise<void> {
  const wantsHelp = name === "help" || [name, ...words].some((word) => word === "--help" || word === "-h");
  const asked = name === "help" ? (words[0] ?? name) : name;
  const command = Object.hasOwn(commands, asked) ? commands[asked] : undefined;
  if (wantsHelp) return say(command ? helpFor(asked, command) : help());
  try {
    if (!command) throw new UsageError(`There is no command ${name}.\n\n${help()}`);
    const isWell = await command.run({ words, environment: process.env, say });
    process.exitCode = isWell ? exit.done : exit.failed;
  } catch (error) {
    if (!(error instanceof ConfigError || error instanceof Refusal)) throw error;
    const isMisused = error instanceof UsageError;
    const usage = isMisused && command ? `\nUsage: ${usageOf(name, command)}` : "";
    process.stderr.write(`${error.message}${usage}\n`);
    process.exitCode = isMisused ? exit.misused : exit.failed;
  }
}

async function serveUntilSignal(config: Config) {
  const server = await startServer(config);
  say(`Weft is at ${server.url}`);
  let stopping: Promise<void> | undefined;
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.on(signal, () => {
      stopping ??= stopWithin(server, config["stop-seconds"]);
    });
  }
}

async function stopWithin(server: RunningServer, seconds: number) {
  const tooLate = setTimeout(() => {
    reportLine("stopped-too-late", { seconds, meaning: "Some edits are only on the devices they were made on." });
    process.exit(1);
  }, seconds * 1_000);
  await server.stop();
  clearTimeout(tooLate);
  process.exit(0);
}

function say(line: string) {
  process.stdout.write(`${line}\n`);
}

function help(): string {
  const listed = Object.entries(commands).map(
    ([name, command]) => `  ${usageOf(name, command)}\n      ${command.about}`,
  );
  const names = Object.keys(about) as (keyof Config)[];
  const width = Math.max(...names.map(({ length }) => length));
  const variableWidth = width + "WEFT_".length;
  const settings = names.map(
    (name) => `  --${name.padEnd(width)} ${variableOf(name).padEnd(variableWidth)} ${about[name]}`,
  );
  return [
    "Commands; weft help <command>, or --help after it, shows one:",
    ...listed,
    "\nSettings, as flags of every command or as variables:",
    ...settings,
    `\n${exitCodes}`,
  ].join("\n");
}

function helpFor(name: string, command: Command): string {
  return `${usageOf(name, command)}\n    ${command.about}\n\nIt takes the settings that weft help lists. ${exitCodes}`;
}

function usageOf(name: string, { usage }: Command): string {
  return `weft ${name} ${usage}`.trimEnd();
}

const exitCodes =
  "Exit codes: 0 done and well; 1 could not be done, or damage was found, or something was left out; 2 misused.";
