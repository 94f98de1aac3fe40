/** Says what happened in the server's own life; never what a document holds, never a token. */
export type Report = (event: string, fields?: Record<string, unknown>) => void;

/** One JSON line for each event on standard error. */
export const reportLine: Report = (event, fields) => {
  process.stderr.write(lineOf(event, fields, new Date()));
};

/** Longer strings are cut: some come from clients. */
const longest = 4_000;
/** JSON escapes the first 32 itself. These too make a terminal or a log viewer show something else than is there. */
const misleading = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

export function lineOf(event: string, fields: Record<string, unknown> | undefined, time: Date): string {
  const line = JSON.stringify({ time: time.toISOString(), event, ...fields }, describe);
  return `${line.replace(misleading, escape)}\n`;
}

function describe(_key: string, value: unknown): unknown {
  if (typeof value === "string") return value.length > longest ? `${value.slice(0, longest)}…` : value;
  if (typeof value === "bigint") return String(value);
  if (!(value instanceof Error)) return value;
  const { name, message, stack, cause } = value;
  return { name, message, stack, cause: cause instanceof Error ? cause : undefined };
}

function escape(character: string): string {
  const units = character.split("");
  return units.map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`).join("");
}
