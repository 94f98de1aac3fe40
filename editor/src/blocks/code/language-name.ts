/** What may stand for a language in a document: it becomes the name of a class. */
export function isLanguageName(value: unknown): value is string {
  return typeof value === "string" && /^[\p{L}\p{N}_+#.-]{1,40}$/u.test(value);
}
