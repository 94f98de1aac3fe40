import { about, type Config, readConfig, variableOf } from "./config.ts";
import { ConfigError } from "./config-error.ts";
import { reportLine } from "./report.ts";
import { type RunningServer, startServer } from "./server.ts";

const commands: Record<string, (flags: string[]) => Promise<void> | void> = {
  serve,
  help: () => void process.stdout.write(help()),
};

/** The command `weft`. */
export async function main(words: readonly string[]): Promise<void> {
  const [name = "help", ...flags] = words.some((word) => word === "--help" || word === "-h") ? ["help"] : words;
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  try {
    if (!command) throw new ConfigError(`There is no command ${name}.\n\n${help()}`);
    await command(flags);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}

async function serve(flags: string[]) {
  const config = readConfig(flags, process.env);
  const server = await startServer(config);
  process.stdout.write(`Weft is at ${server.url}\n`);
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

function help(): string {
  const names = Object.keys(about) as (keyof Config)[];
  const rows = names.map((name) => `  --${name.padEnd(14)} ${variableOf(name).padEnd(18)} ${about[name]}`);
  return `weft serve [flags]    start the server\nweft help             show this\n\nFlags, or variables:\n${rows.join("\n")}\n`;
}
