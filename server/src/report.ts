/** Says what happened in the server's own life; never what a document holds, never a token. */
export type Report = (event: string, fields?: Record<string, unknown>) => void;

/** One JSON line for each event on standard error. */
export const reportLine: Report = (event, fields = {}) => {
  const line = { time: new Date().toISOString(), event, ...fields };
  process.stderr.write(`${JSON.stringify(line, describeError)}\n`);
};

function describeError(_key: string, value: unknown): unknown {
  if (!(value instanceof Error)) return value;
  return { name: value.name, message: value.message, stack: value.stack, cause: value.cause };
}
