import { find } from "linkifyjs";
import { isSafeAddress } from "./safe-address.ts";

export interface Address {
  readonly href: string;
  readonly start: number;
  readonly end: number;
}

/** Addresses as people write them: with or without a scheme, of pages and of mail. */
export function findAddresses(text: string): Address[] {
  return find(text, { defaultProtocol: "https" }).filter(
    ({ isLink, type, value, href }) => isLink && isSafeAddress(href) && (type === "email" || isMeant(value)),
  );
}

/** Without a scheme a name alone (`localhost`) and numbers with dots are no address yet. */
function isMeant(value: string): boolean {
  if (/^[a-z][a-z0-9+.-]*:/i.test(value)) return true;
  const [host = ""] = value.split(/[/?#:]/);
  return /\.[^\d.]+$/.test(host);
}
