import { answer } from "../src/history/answer.ts";
import type { Ask } from "../src/history/ask-thread.ts";
import type { Damage } from "../src/storage/document-log.ts";

/** Answers as the thread does, in this one, and record by record. */
export const askHere: Ask = async (question, records, known) => {
  const damage: Damage[] = [];
  const answering = answer(question, damage);
  for await (const record of records) answering.take([record]);
  damage.push(...known);
  return { body: answering.finish(), damage };
};
