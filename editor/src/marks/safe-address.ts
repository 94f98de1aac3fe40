/** Addresses that open something and run nothing. */
const protocols = new Set(["http:", "https:", "mailto:", "tel:"]);

/** What a person typed as an address, completed; `undefined` when it cannot be linked. */
export function toAddress(typed: string): string | undefined {
  const text = typed.trim();
  if (text === "") return undefined;
  const candidates = /^[a-z][a-z0-9+.-]*:/i.test(text) ? [text] : [`https://${text}`];
  if (/^[^\s@/]+@[^\s@/]+\.[^\s@/]+$/.test(text)) candidates.unshift(`mailto:${text}`);
  return candidates.find((candidate) => URL.canParse(candidate) && isSafeAddress(candidate));
}

/** Whether an address opens something and runs nothing; one without a scheme is a place on the same server. */
export function isSafeAddress(address: string): boolean {
  const url = URL.parse(address, "https://relative.invalid");
  return url !== null && protocols.has(url.protocol);
}
