/** What a close is counted as. Codes of the server are its own; those of a client are a number it may choose. */
export function closeLabel(byServer: number | undefined, byClient: number): string {
  if (byServer !== undefined) return String(byServer);
  return byClient >= 1000 && byClient <= 1015 ? String(byClient) : "other";
}
