import type { ServerProcess } from "./harness.ts";

/** Every sample of `/metrics`, by its name with labels. */
export async function scrape(server: ServerProcess): Promise<Map<string, number>> {
  const text = await (await server.fetch("/metrics")).text();
  const samples = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  return new Map(
    samples.map((line) => {
      const space = line.lastIndexOf(" ");
      return [line.slice(0, space), Number(line.slice(space + 1))];
    }),
  );
}
