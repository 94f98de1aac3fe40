import { type Measures, measure } from "../storage/level/measure.ts";
import { type Command, readWords } from "./command.ts";
import { withFolder } from "./open-folder.ts";

/** `weft stats`: how much there is. */
export const stats: Command = {
  usage: "",
  about: "counts documents, updates, bytes and damaged values; the server must not be running",
  run(call) {
    const { config } = readWords(call, { operands: [0, 0] });
    return withFolder(config, async ({ database }) => {
      for (const [name, value] of rowsOf(await database.read(measure))) call.say(`${name.padEnd(28)} ${value}`);
      return true;
    });
  },
};

function rowsOf({ documents, updates, damagedValues, bytesByKind, largest }: Measures): [string, string][] {
  return [
    ["documents", `${documents}`],
    ["updates", `${updates}`],
    ["damaged values", damagedValues === 0 ? "0" : `${damagedValues}, which weft verify names`],
    ...[...bytesByKind].map(([kind, bytes]): [string, string] => [`bytes of ${kind}`, `${bytes}`]),
    ...largest.map(({ documentId, bytes }): [string, string] => [`bytes of document`, `${bytes} ${documentId ?? "?"}`]),
  ];
}
