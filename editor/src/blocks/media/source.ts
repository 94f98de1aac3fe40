/** An address in the document: a file the document holds, `files/<SHA-256>.<ending>`, or one somewhere on the web. */
export type Source = string;

const held = /^files\/([0-9a-f]{64})(\.[a-z0-9]{1,16})?$/;

/**
 * The address of a file by its content: known on the device before anybody has it, the same everywhere, and a relative
 * path that is right beside an export.
 */
export function sourceOf(address: string, name: string): Source {
  const ending = /\.([A-Za-z0-9]{1,16})$/.exec(name)?.[1]?.toLowerCase();
  return `files/${address}${ending ? `.${ending}` : ""}`;
}

/** The SHA-256 of a held file; `undefined` for anything else. */
export function addressIn(source: unknown): string | undefined {
  return typeof source === "string" ? held.exec(source)?.[1] : undefined;
}

/** Whether it is a file of the document, or an address on the web that shows something and runs nothing. */
export function isSource(source: unknown): source is Source {
  return typeof source === "string" && (addressIn(source) !== undefined || isOnTheWeb(source));
}

export function isOnTheWeb(source: string): boolean {
  return /^https?:\/\//i.test(source) && URL.canParse(source);
}

/** What HTML from anywhere says of a file: also the address under which a server of ours serves it. */
export function readSource(text: string | null): Source | undefined {
  if (text === null) return undefined;
  const [, served] = /\/api\/documents\/[^/?#]+\/(files\/[0-9a-f]{64}(?:\.[a-z0-9]{1,16})?)(?:[?#]|$)/.exec(text) ?? [];
  const source = served ?? text.trim();
  return isSource(source) ? source : undefined;
}
