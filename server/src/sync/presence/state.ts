import type { Grant } from "../../access/access.ts";
import { Refusal } from "../../refusal.ts";
import { isObject, type JsonObject } from "./json-object.ts";
import { withKnownPerson } from "./person.ts";

/** Why a state is not shown. */
export type StateFault = "too-large" | "too-deep" | "no-object" | "forbidden-key";

export type StateReading =
  | { readonly fault?: undefined; readonly json: Uint8Array }
  | { readonly fault: StateFault; readonly json?: undefined };

const maxBytes = 4 * 1024;
const maxDepth = 6;

// As clients decode it: what they cannot read must not get to them.
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const encoder = new TextEncoder();

/**
 * What others may be shown of a state, under the name the server knows: an object that is small, flat and JSON. The
 * bytes stay as they are where nothing has to be put right. Throws `malformed` for what no client could read.
 */
export function readState(json: Uint8Array, grant: Grant): StateReading {
  if (json.length > maxBytes) return { fault: "too-large" };
  const state = parse(json);
  if (!isObject(state)) return { fault: "no-object" };
  const fault = faultIn(state, 1);
  if (fault) return { fault };
  const shown = withKnownPerson(state, grant);
  return { json: shown === state ? json : encoder.encode(JSON.stringify(shown)) };
}

function parse(json: Uint8Array): unknown {
  try {
    return JSON.parse(decoder.decode(json));
  } catch (cause) {
    throw new Refusal("malformed", "A presence is no JSON.", { cause });
  }
}

/** `__proto__` is a key like any other in JSON, and another prototype once somebody copies the state with `=`. */
function faultIn(state: JsonObject, depth: number): StateFault | undefined {
  if (depth > maxDepth) return "too-deep";
  for (const key of Object.keys(state)) {
    if (key === "__proto__") return "forbidden-key";
    const value = state[key];
    if (typeof value !== "object" || value === null) continue;
    const fault = faultIn(value as JsonObject, depth + 1);
    if (fault) return fault;
  }
  return undefined;
}
