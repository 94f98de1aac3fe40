import type { IncomingMessage } from "node:http";
import { BlockList, isIP, isIPv6 } from "node:net";
import { TLSSocket } from "node:tls";
import { plainAddress } from "./address.ts";

/** How a request reached us, as far as it can be believed. */
export interface Visit {
  /** Of whom the request is from, or the last one on the way who is not one of our proxies. */
  readonly address: string;
  /** The name the visitor knows the server by. */
  readonly host: string | undefined;
  /** `undefined`: nobody who can be believed says whether there was TLS. */
  readonly isSecure: boolean | undefined;
}

/** What a request says of itself: all there is to see before anything is believed. */
export type Asked = Pick<IncomingMessage, "headers" | "socket">;

/**
 * Believes `X-Forwarded-For`, `-Host` and `-Proto` from these proxies alone. Everybody may send such headers, and a
 * proxy adds its own at the end, so they are read from the end.
 */
export function createVisitReader(proxies: readonly string[]): (asked: Asked) => Visit {
  const trusted = toBlockList(proxies);
  const isTrusted = (address: string) => isIP(address) > 0 && trusted.check(address, familyOf(address));

  return ({ headers, socket }) => {
    const peer = plainAddress(socket.remoteAddress ?? "");
    const isSecure = socket instanceof TLSSocket ? true : undefined;
    if (!isTrusted(peer)) return { address: peer, host: headers.host, isSecure };
    const scheme = last(headers["x-forwarded-proto"]);
    return {
      address: firstUntrusted(valuesOf(headers["x-forwarded-for"]), peer, isTrusted),
      host: last(headers["x-forwarded-host"]) ?? headers.host,
      isSecure: scheme === undefined ? isSecure : scheme === "https",
    };
  };
}

export function isAddressRange(text: string): boolean {
  const [address = "", prefix, ...rest] = text.split("/");
  if (isIP(address) === 0 || address.includes("%") || rest.length > 0) return false;
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (isIPv6(address) ? 128 : 32));
}

function toBlockList(ranges: readonly string[]): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [address = "", prefix] = range.split("/");
    if (prefix === undefined) list.addAddress(address, familyOf(address));
    else list.addSubnet(address, Number(prefix), familyOf(address));
  }
  return list;
}

/** From the end, past our own proxies; what is no address cannot be followed any further. */
function firstUntrusted(hops: readonly string[], peer: string, isTrusted: (address: string) => boolean): string {
  let address = peer;
  for (const hop of hops.toReversed()) {
    const plain = plainAddress(hop.replace(/^\[([^\]]*)\](:\d+)?$/, "$1").replace(/^([\d.]+):\d+$/, "$1"));
    if (isIP(plain) === 0) return address;
    address = plain;
    if (!isTrusted(plain)) return address;
  }
  return address;
}

function valuesOf(header: string | string[] | undefined): string[] {
  const text = Array.isArray(header) ? header.join(",") : (header ?? "");
  return text.split(",").map((value) => value.trim());
}

function last(header: string | string[] | undefined): string | undefined {
  return valuesOf(header).at(-1) || undefined;
}

function familyOf(address: string): "ipv4" | "ipv6" {
  return isIPv6(address) ? "ipv6" : "ipv4";
}
