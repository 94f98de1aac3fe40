import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { experiments } from "./experiments.ts";
import { cleanUpAtExit } from "./leftovers.ts";
import { describeMachine, formatMachine } from "./machine.ts";
import { type Outcome, run } from "./run.ts";
import { formatOutcome } from "./table.ts";

const help = `npm start -- [experiments] [flags]

  --quick       a smoke test: small loads, one round; its figures mean little
  --rounds N    how often each peer is measured (3)
  --json FILE   write all samples to a file too

Experiments, all when none is named; the beginning of a name is enough:
${experiments.map(({ name }) => `  ${name}`).join("\n")}
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: "boolean", default: false },
    rounds: { type: "string" },
    json: { type: "string" },
    help: { type: "boolean", short: "h", default: false },
  },
});
const rounds = Number(values.rounds ?? (values.quick ? 1 : 3));
const chosen = experiments.filter(({ name }) => positionals.every((word) => word === "") || isNamed(name));

if (values.help || chosen.length === 0 || !Number.isInteger(rounds) || rounds < 1) {
  say(help);
  process.exitCode = values.help ? 0 : 1;
} else if (!existsSync(new URL("../../server/dist/main.js", import.meta.url))) {
  say("The server is not built yet.\n");
  process.exitCode = 1;
} else {
  await compare();
}

async function compare() {
  cleanUpAtExit();
  const size = values.quick ? "quick" : "full";
  const machine = await describeMachine();
  const outcomes: Outcome[] = [];
  for (const experiment of chosen) {
    outcomes.push(await run(experiment, { size, rounds, onStep: (step) => process.stderr.write(`${step}\n`) }));
  }
  const tables = outcomes.map((outcome) => formatOutcome(outcome, outcome.experiment.about(size)));
  say(`\n${[formatMachine(machine), ...tables].join("\n\n")}\n`);
  if (values.json)
    await writeFile(values.json, `${JSON.stringify({ machine, size, outcomes: outcomes.map(toJson) })}\n`);
  if (outcomes.some(isInvalid)) process.exitCode = 1;
}

function isNamed(name: string): boolean {
  return positionals.some((word) => name.startsWith(word));
}

function isInvalid({ samples }: Outcome): boolean {
  return [...samples.values()].flat().some(({ problems }) => problems.length > 0);
}

function toJson({ experiment, samples, skipped }: Outcome) {
  const peers = [...samples].map(([peer, ofPeer]) => [peer.name, ofPeer] as const);
  return { name: experiment.name, skipped, samples: Object.fromEntries(peers) };
}

function say(text: string) {
  process.stdout.write(text);
}
