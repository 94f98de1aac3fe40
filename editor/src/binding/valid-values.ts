import type { NodeSpec } from "@tiptap/pm/model";

type Validate = string | ((value: unknown) => void) | undefined;

/** Whether values are what the schema wants of attributes, and all that it cannot do without. */
export function hasValidValues(specs: NodeSpec["attrs"], values: unknown): boolean {
  if (specs === undefined) return true;
  const given = Object(values) as Record<string, unknown>;
  return Object.entries(specs).every(([name, { validate, default: value }]) =>
    Object.hasOwn(given, name) ? isValid(validate, given[name]) : value !== undefined,
  );
}

/** As ProseMirror checks a value: by the names of its types, or by a function that throws. */
export function isValid(validate: Validate, value: unknown): boolean {
  if (validate === undefined) return true;
  if (typeof validate === "string") return validate.split("|").includes(value === null ? "null" : typeof value);
  try {
    validate(value);
    return true;
  } catch {
    return false;
  }
}
