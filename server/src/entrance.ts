import type { IncomingMessage } from "node:http";
import { ConfigError } from "./config-error.ts";

const place = /^(\/[A-Za-z0-9._~-]+)*$/;

/**
 * Tells which requests are for a Weft at `/weft` or the like, and makes their paths what they are without it, as routers
 * do. Nothing else of the request is touched, and nothing of one for somebody else. Throws a `ConfigError` for what is
 * no such path.
 */
export function createEntrance(at: string): (request: IncomingMessage) => boolean {
  if (!place.test(at)) throw new ConfigError(`A Weft is mounted at a path like /weft, not at ${JSON.stringify(at)}.`);
  return (request) => {
    const { url = "" } = request;
    if (!url.startsWith(at)) return false;
    const rest = url.slice(at.length);
    if (at !== "" && !/^([/?]|$)/.test(rest)) return false;
    request.url = rest.startsWith("/") || at === "" ? rest : `/${rest}`;
    return true;
  };
}
