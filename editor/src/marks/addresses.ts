import type * as Linkify from "linkifyjs";

export interface Address {
  readonly href: string;
  readonly text: string;
  /** Where it is in the text it was found in. */
  readonly from: number;
  readonly to: number;
}

/** It knows every top-level domain, and is loaded when the text is there. */
let linkify: typeof Linkify | undefined;

/** Rejects when it cannot be loaded now. */
export async function loadAddresses(): Promise<void> {
  linkify ??= await import("linkifyjs");
}

export function areAddressesKnown(): boolean {
  return linkify !== undefined;
}

/** All addresses in a text; none before they are known. */
export function addressesIn(text: string): Address[] {
  if (!linkify || text === "") return [];
  return linkify.find(text, { defaultProtocol: "https" }).filter(isLink).map(toAddress);
}

/** The address that a word is, alone or in brackets: not in `example.com1`. */
export function addressOfWord(word: string): Address | undefined {
  const tokens = linkify?.tokenize(word).map((token) => token.toObject("https")) ?? [];
  const [first, second, third] = tokens;
  if (tokens.length === 1 && first?.isLink) return toAddress(first);
  const isBracketed = tokens.length === 3 && ["()", "[]"].includes(`${first?.value}${third?.value}`);
  return isBracketed && second?.isLink ? toAddress(second) : undefined;
}

type Found = ReturnType<typeof Linkify.find>[number];

function isLink({ isLink: is }: Found): boolean {
  return is;
}

function toAddress({ href, value, start, end }: Found): Address {
  return { href, text: value, from: start, to: end };
}
