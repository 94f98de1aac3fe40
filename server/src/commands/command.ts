import { parseArgs } from "node:util";
import { about, type Config, readConfig } from "../config.ts";
import { UsageError } from "../config-error.ts";

/** What a command is given. */
export interface Call {
  /** The words after the command's name. */
  readonly words: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
  /** Writes a line to standard output. */
  readonly say: (line: string) => void;
}

/**
 * One thing `weft` can do. It resolves with `false` when it found damage or left something out, which it has then said;
 * what makes it impossible is thrown: a `UsageError`, a `ConfigError`, a `Refusal`.
 */
export interface Command {
  /** The words after its name, as help shows them. */
  readonly usage: string;
  readonly about: string;
  run(call: Call): Promise<boolean>;
}

/**
 * Divides the words of a command into its operands, its own flags and the settings, which every command takes as
 * `serve` does. Throws a `UsageError` when there are fewer or more operands than it takes.
 */
export function readWords(
  { words, environment }: Call,
  { operands: [least, most], flags = [] }: { operands: [number, number]; flags?: readonly string[] },
): { operands: string[]; flags: Record<string, string | undefined>; config: Config } {
  const names = [...Object.keys(about), ...flags];
  const { values, positionals } = parse(words, Object.fromEntries(names.map((name) => [name, { type: "string" }])));
  if (positionals.length < least || positionals.length > most) {
    throw new UsageError(positionals.length < least ? "Something is missing." : "That is one word too many.");
  }
  const settings = Object.entries(values).filter(([name]) => !flags.includes(name));
  return {
    operands: positionals,
    flags: values,
    config: readConfig(
      settings.map(([name, value]) => `--${name}=${value}`),
      environment,
    ),
  };
}

function parse(words: readonly string[], options: Record<string, { type: "string" }>) {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true });
  } catch (cause) {
    throw new UsageError((cause as Error).message, { cause });
  }
}
