import { isBlank } from "../documents/blank.ts";
import { contentOf } from "../documents/roots.ts";
import { Refusal } from "../refusal.ts";
import type { Authorship } from "../storage/document-log.ts";
import { editAs, program } from "./edit-as.ts";
import type { LiveDocument } from "./live-document.ts";
import type { Piecemeal } from "./piecemeal.ts";
import { type Rota, type TurnOutcome, turnMs } from "./rota.ts";

/** What is put into them comes in turns: until its first one they are blank still. */
const beingFilled = new WeakSet<LiveDocument>();

/** Puts all of a new document into one that is blank, through the gate, a little in every turn it has. */
export async function fill(document: LiveDocument, update: Uint8Array, by: Authorship, rota: Rota): Promise<void> {
  editAs(by, document, (copy) => {
    if (beingFilled.has(document) || !isBlank(copy)) throw notEmpty();
    contentOf(copy).delete(0, contentOf(copy).length);
  });
  beingFilled.add(document);
  try {
    await inTurns(rota, document.receive(update, program, { by, way: "written", frame: 0 }));
  } finally {
    beingFilled.delete(document);
  }
}

function notEmpty(): Refusal {
  return new Refusal("not-empty", "The document has content already.");
}

/** Any of it counts as large: it waits until nothing else that is large is under way. */
function inTurns(rota: Rota, work: Piecemeal<unknown>): Promise<void> {
  return new Promise((resolve, reject) => {
    rota.join(() => {
      if (!rota.reserve(work)) return "waits";
      const outcome = takeTurn(work, reject);
      if (outcome === "done") {
        rota.free(work);
        // After a failure this says nothing any more.
        resolve();
      }
      return outcome;
    });
  });
}

function takeTurn(work: Piecemeal<unknown>, onError: (error: unknown) => void): TurnOutcome {
  const end = performance.now() + turnMs;
  try {
    do {
      if (work.next().done) return "done";
    } while (performance.now() < end);
    return "more";
  } catch (error) {
    onError(error);
    return "done";
  }
}
