import { parentPort, workerData } from "node:worker_threads";
import type { Damage } from "../storage/document-log.ts";
import { answer, type Question } from "./answer.ts";
import type { ThreadReply, ThreadRequest } from "./ask-thread.ts";

const damage: Damage[] = [];
const answering = answer(workerData as Question, damage);

parentPort?.on("message", (request: ThreadRequest) => parentPort?.postMessage(reply(request)));

function reply(request: ThreadRequest): ThreadReply {
  if (request.type === "records") {
    answering.take(request.records);
    return { type: "more" };
  }
  damage.unshift(...request.damage);
  return { type: "answer", body: answering.finish(), damage };
}
