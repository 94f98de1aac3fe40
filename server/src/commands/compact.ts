import { chooseNamed } from "./choose-documents.ts";
import { type Command, readWords } from "./command.ts";
import { withFolder } from "./open-folder.ts";

/** `weft compact`: folds logs into snapshots, and with that takes note of what was lost in them. */
export const compact: Command = {
  usage: "[document]",
  about: "folds the log of one document or of all into snapshots; the server must not be running",
  run(call) {
    const { operands, config } = readWords(call, { operands: [0, 1] });
    return withFolder(config, async (folder) => {
      const documents = await chooseNamed(folder, operands[0]);
      for (const documentId of documents) await folder.log.compact(documentId);
      call.say(`Documents compacted: ${documents.length}.`);
      return true;
    });
  },
};
