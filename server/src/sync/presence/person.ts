import type { Grant } from "../../access/access.ts";
import { isObject, type JsonObject } from "./json-object.ts";

const fields = ["name", "color", "colorLight"] as const;

/** What a field has to be; `undefined` if it may not stay. */
type Correct = (field: (typeof fields)[number], value: unknown) => unknown;

const maxNameLength = 100;

/** Editors put colours into style attributes, where what is more than a colour would be a rule of its own. */
const aColor = /^(#[\da-f]{3,8}|[a-z]{3,20}|(rgb|hsl)a?\([\d .,%]{5,40}\))$/i;

/** A name that is no text would stop pages that show it. */
const choose: Correct = (field, value) => {
  if (typeof value !== "string") return undefined;
  if (field === "name") return value.slice(0, maxNameLength);
  return aColor.test(value) ? value : undefined;
};

/** What is no text is none of a person's. */
const chooseBeside: Correct = (field, value) => (typeof value === "string" ? choose(field, value) : value);

/**
 * A state with the person the server knows. Who signed in is `user`, whatever the client says, and a name or colour
 * beside it, where some editors have them, is that one's too. Without accounts people choose who they are, in texts
 * that editors can show. The same state if nothing has to change.
 */
export function withKnownPerson(state: JsonObject, { user: id, name = id, color = colorOf(id) }: Grant): JsonObject {
  if (id !== "") {
    const know: Correct = (field, value) => (typeof value !== "string" ? value : field === "name" ? name : color);
    return { ...corrected(state, know), user: { id, name, color } };
  }
  const rest = corrected(state, chooseBeside);
  const { user } = state;
  if (user === undefined) return rest;
  const chosen = isObject(user) ? corrected(user, choose) : undefined;
  return chosen === user ? rest : { ...rest, user: chosen };
}

function corrected(holder: JsonObject, correct: Correct): JsonObject {
  let changes: Record<string, unknown> | undefined;
  for (const field of fields) {
    const value = holder[field];
    if (value === undefined) continue;
    const right = correct(field, value);
    if (right === value) continue;
    changes ??= {};
    changes[field] = right;
  }
  return changes ? { ...holder, ...changes } : holder;
}

const colors = [
  "#2f5fd0",
  "#a3327d",
  "#187a4a",
  "#9a4b00",
  "#6b3fc4",
  "#b42334",
  "#0b7285",
  "#5c6200",
  "#8a2be2",
  "#44546a",
] as const;

/** The same person has the same colour everywhere. */
function colorOf(id: string): string {
  let hash = 0;
  for (let index = 0; index < id.length; index++) hash = (hash * 31 + id.charCodeAt(index)) >>> 0;
  return colors[hash % colors.length] as string;
}
