import { readYLevelDb } from "../foreign-stores/y-leveldb.ts";
import { type Command, readWords } from "./command.ts";
import { bringDocuments } from "./bring-documents.ts";
import { withNewFolder } from "./open-folder.ts";

/** `weft import-y-leveldb`: for who moves from y-websocket's server. */
export const importYLevelDb: Command = {
  usage: "<folder>",
  about: "merges the documents of a folder that y-leveldb wrote; neither server must be running",
  run(call) {
    const { operands, config } = readWords(call, { operands: [1, 1] });
    const documents = readYLevelDb(operands[0] as string);
    return withNewFolder(config, (folder) => bringDocuments(folder, documents, call.say));
  },
};
