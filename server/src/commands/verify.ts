import type { Finding } from "../storage/finding.ts";
import { verifyDocument } from "../storage/level/verify.ts";
import { chooseDocuments } from "./choose-documents.ts";
import { type Command, readWords } from "./command.ts";
import { withFolder } from "./open-folder.ts";

/** `weft verify`: reads everything there is and says what is wrong with it. It changes nothing. */
export const verify: Command = {
  usage: "[document]",
  about: "looks for damage in one document or in all; the server must not be running",
  run(call) {
    const { operands, config } = readWords(call, { operands: [0, 1] });
    return withFolder(config, async (folder) => {
      const documents = await chooseDocuments(folder, operands[0]);
      let damages = 0;
      for (const document of documents) {
        for (const finding of await folder.database.read((view) => verifyDocument(view, document))) {
          call.say(sentenceOf(finding));
          if (finding.type === "damage") damages += 1;
        }
      }
      call.say(`${documents.length} documents were verified, and ${damages || "no"} damages found.`);
      return damages === 0;
    });
  },
};

function sentenceOf({ type, documentId, sequence, meaning }: Finding): string {
  const at = sequence === undefined ? "" : ` at update ${sequence}`;
  return `${type} in ${documentId}${at}: ${meaning}`;
}
