/** Addresses that open something and run nothing. */
const protocols = new Set(["http:", "https:", "mailto:", "tel:"]);

/** Whether an address opens something and runs nothing; one without a scheme is a place on the same server. */
export function isSafeAddress(address: string): boolean {
  const url = URL.parse(address, "https://relative.invalid");
  return url !== null && protocols.has(url.protocol);
}
