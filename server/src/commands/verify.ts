import type { Finding } from "../storage/finding.ts";
import { listDocuments } from "../storage/level/known-documents.ts";
import { concernedBy, readDamagedTables } from "../storage/level/damaged-tables.ts";
import { findingsOf, readLostParts } from "../storage/level/lost-writes.ts";
import { verifyFiles } from "../storage/level/verify-files.ts";
import { verifyReadable } from "../storage/level/verify.ts";
import { chooseDocuments } from "./choose-documents.ts";
import { type Command, readWords } from "./command.ts";
import { withFolder } from "./open-folder.ts";

/**
 * `weft verify`: reads everything there is and says what is wrong with it. It changes no document; opening the folder
 * makes LevelDB tidy its own log, as every start does, so that log is looked at before.
 */
export const verify: Command = {
  usage: "[document]",
  about: "looks for damage in one document or in all; the server must not be running",
  async run(call) {
    const { operands, config } = readWords(call, { operands: [0, 1] });
    const lost = await readLostParts(config.data);
    return withFolder(config, async (folder) => {
      const tables = await readDamagedTables(config.data);
      // Said before anything is read: LevelDB may end the process where it meets a damaged key.
      for (const { name, at } of tables) call.say(`damage in LevelDB's table ${name}: its block at byte ${at}.`);
      const documents = await chooseDocuments(folder, operands[0]);
      let damages = tables.length;
      const tell = (finding: Finding) => {
        call.say(sentenceOf(finding));
        if (finding.type === "damage") damages += 1;
      };
      findingsOf(lost, await folder.database.read(listDocuments))
        .filter(({ documentId }) => operands[0] === undefined || documentId === operands[0])
        .forEach(tell);
      concernedBy(tables, documents).forEach(tell);
      for (const document of documents) {
        const findings = await folder.database.read((view) => verifyReadable(view, document));
        findings.forEach(tell);
        const ofFiles = await folder.database.read((view) => verifyFiles(view, folder.uploadFolder, document));
        ofFiles.forEach(tell);
      }
      call.say(`Documents verified: ${documents.length}. Damages found: ${damages}.`);
      return damages === 0;
    });
  },
};

function sentenceOf({ type, documentId, sequence, meaning }: Finding): string {
  const at = sequence === undefined ? "" : ` at update ${sequence}`;
  return `${type} in ${documentId}${at}: ${meaning}`;
}
