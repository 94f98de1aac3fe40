/** What ties references to a footnote. It may stand in Markdown as it is: `[^id]`. Numbers are counted and never kept. */
const pattern = /^[^\s[\]^\\<>"'`&|*_~]{1,64}$/;

export function validateId(id: unknown) {
  if (typeof id !== "string" || !isFootnoteId(id)) throw new RangeError(`${String(id)} names no footnote`);
}

/** Markdown makes no difference between large and small letters. */
function isFootnoteId(id: string): boolean {
  return pattern.test(id) && id === id.toLowerCase();
}

/** A name out of Markdown or HTML, made fit to be one here. */
export function toFootnoteId(name: string | undefined): string {
  const id = (name ?? "").toLowerCase();
  return isFootnoteId(id) ? id : id.replaceAll(/[^\p{L}\p{N}-]/gu, "-").slice(0, 64) || newFootnoteId();
}

/** So long that two people who add one at the same moment do not choose the same. */
export function newFootnoteId(): string {
  const letters = crypto.getRandomValues(new Uint32Array(2));
  return [...letters].map((letter) => letter.toString(36)).join("");
}
