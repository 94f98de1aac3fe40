/** Whether a title has all words of a query somewhere, whatever their case and accents. */
export function hasWords(title: string, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const written = plain(title);
  return words.every((word) => written.includes(word));
}

/** The words of a query, as `hasWords` wants them. */
export function wordsOf(query: string): string[] {
  return plain(query).split(/\s+/).filter(Boolean);
}

function plain(text: string): string {
  return text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();
}
