import type { Finding } from "../storage/finding.ts";
import { type KnownDocument, listDocuments } from "../storage/level/known-documents.ts";
import { type LostPart, readLostParts } from "../storage/level/lost-writes.ts";
import { verifyDocument } from "../storage/level/verify.ts";
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
      const documents = await chooseDocuments(folder, operands[0]);
      let damages = 0;
      const tell = (finding: Finding) => {
        call.say(sentenceOf(finding));
        if (finding.type === "damage") damages += 1;
      };
      findingsOf(lost, await folder.database.read(listDocuments), operands[0]).forEach(tell);
      for (const document of documents) {
        const findings = await folder.database.read((view) => verifyDocument(view, document));
        findings.forEach(tell);
      }
      call.say(`${documents.length} documents were verified, and ${damages || "no"} damages found.`);
      return damages === 0;
    });
  },
};

/** What LevelDB dropped, by the names of the documents; of one document only where one was asked for. */
function findingsOf(lost: readonly LostPart[], known: readonly KnownDocument[], asked: string | undefined): Finding[] {
  const names = new Map(known.map(({ document, documentId }) => [document.toString("hex"), documentId]));
  return lost
    .map(({ type, document, sequence }): Finding => {
      const documentId = (document && names.get(document)) ?? `(unknown) ${document ?? ""}`.trimEnd();
      const at = sequence !== undefined && { sequence };
      return type === "cut"
        ? {
            type: "note",
            documentId,
            ...at,
            meaning: "The last write was cut off: by a kill or a power cut before it was acknowledged, or later.",
          }
        : {
            type: "damage",
            documentId,
            ...at,
            meaning: "LevelDB's log is damaged here, and LevelDB dropped what was written.",
          };
    })
    .filter(({ documentId }) => asked === undefined || documentId === asked);
}

function sentenceOf({ type, documentId, sequence, meaning }: Finding): string {
  const at = sequence === undefined ? "" : ` at update ${sequence}`;
  return `${type} in ${documentId}${at}: ${meaning}`;
}
