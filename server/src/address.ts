import { isIP, isIPv4 } from "node:net";

/** An IP address as it is compared: an IPv4 address that came through an IPv6 socket is that IPv4 address. */
export function plainAddress(address: string): string {
  const mapped = /^::ffff:([\d.]+)$/i.exec(address)?.[1];
  return mapped && isIPv4(mapped) ? mapped : address;
}

/**
 * Who counts as one stranger: an IPv4 address, or the /64 that one holder of an IPv6 address has all of. Empty for this
 * machine itself, where a proxy that nobody named speaks for everyone.
 */
export function neighbourhood(address: string): string {
  const plain = plainAddress(address);
  if (plain.startsWith("127.") || plain === "::1" || isIP(plain) === 0) return "";
  return isIPv4(plain) ? plain : `${firstGroups(plain).join(":")}::/64`;
}

function firstGroups(address: string): string[] {
  const [head = "", tail] = (address.split("%", 1)[0] ?? "").split("::");
  const groups = head === "" ? [] : head.split(":");
  const missing = tail === undefined ? 0 : 8 - groups.length - (tail === "" ? 0 : tail.split(":").length);
  const whole = [...groups, ...Array<string>(Math.max(0, missing)).fill("0"), ...(tail ? tail.split(":") : [])];
  return whole.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16));
}
