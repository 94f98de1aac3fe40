import { parentPort, workerData } from "node:worker_threads";
import * as Y from "yjs";
import type { Formats } from "../api.ts";
import { Refusal } from "../refusal.ts";
import { replayReadable } from "../storage/stored-state.ts";
import { readUpdate } from "../sync/gate/read-update.ts";
import { admit } from "../sync/gate.ts";
import { atOnce } from "../sync/piecemeal.ts";
import type { Conversion, ConversionReply, ThreadData } from "./converter.ts";

const { module, conversion } = workerData as ThreadData;
const { formats } = (await import(module)) as { formats: Formats };

parentPort?.postMessage(convert(conversion));

function convert(asked: Conversion): ConversionReply {
  if (asked.type === "write") {
    const state = Y.encodeStateAsUpdate(replayReadable(asked.updates));
    return { type: "written", ...formats.write(state, asked.format) };
  }
  try {
    const update = formats.read(asked.text, asked.format);
    passGate(update);
    return { type: "read", update };
  } catch (error) {
    if (error instanceof Refusal) return { type: "refused", code: error.code, message: error.message };
    const reason = error instanceof Error ? error.message : String(error);
    return { type: "refused", code: "unconvertible", message: `This cannot be read as ${asked.format}: ${reason}` };
  }
}

/** Whatever the gate would refuse half way is refused before anything of it is in a document. */
function passGate(update: Uint8Array) {
  const { refusal } = atOnce(admit(new Y.Doc(), atOnce(readUpdate(update))));
  if (refusal) throw refusal;
}
