import { readHocuspocusSqlite } from "../foreign-stores/hocuspocus-sqlite.ts";
import { type Command, readWords } from "./command.ts";
import { bringDocuments } from "./bring-documents.ts";
import { withNewFolder } from "./open-folder.ts";

/** `weft import-hocuspocus-sqlite`: for who moves from Hocuspocus with its SQLite extension. */
export const importHocuspocusSqlite: Command = {
  usage: "<file>",
  about: "merges the documents of Hocuspocus's SQLite file; needs Node 22.13, and Weft must not be running",
  run(call) {
    const { operands, config } = readWords(call, { operands: [1, 1] });
    const documents = readHocuspocusSqlite(operands[0] as string);
    return withNewFolder(config, (folder) => bringDocuments(folder, documents, call.say));
  },
};
