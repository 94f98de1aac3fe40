import { isLoopback } from "../config.ts";
import type { Visit } from "../proxies.ts";
import { Refusal } from "../refusal.ts";

export interface OriginRule {
  /** Origins besides the server's own. */
  origins: readonly string[];
  /** Names of this machine only: a foreign name that resolves to it is an attack on it. */
  loopbackOnly: boolean;
}

/**
 * Refuses requests that a page of another site makes a browser send. Browsers always name the origin of a socket and of
 * a writing request; whoever sends none is not a browser and gains nothing by lying.
 */
export function checkOrigin(rule: OriginRule, { host, isSecure }: Omit<Visit, "address">, origin: string | undefined) {
  if (origin !== undefined && rule.origins.includes(origin)) return;
  if (rule.loopbackOnly && !isLoopback(hostName(host))) {
    throw new Refusal("wrong-origin", "This server answers to the names of its own machine only.");
  }
  if (origin !== undefined && (originHost(origin) !== host || !isSchemeOf(origin, isSecure))) {
    throw new Refusal("wrong-origin", "Pages of other sites may not use this server.");
  }
}

/** Without TLS of our own, and from a proxy we do not know, the scheme of our own pages is not known either. */
function isSchemeOf(origin: string, isSecure: boolean | undefined): boolean {
  return isSecure === undefined || origin.startsWith(isSecure ? "https://" : "http://");
}

function hostName(host = ""): string {
  return URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname.replace(/^\[|\]$/g, "") : "";
}

function originHost(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
