import type { Config } from "./config.ts";
import { defaultLimits, type Limits } from "./sync/limits.ts";

/** `ws` takes anything above for no limit. */
const longestFrame = 2 ** 31 - 1;

/**
 * What anybody may cost a server with these settings. A document may come in one frame; one that is too large is told so,
 * which the end of a socket would not tell.
 */
export function limitsOf(config: Config): Limits {
  const documentBytes = config["document-megabytes"] * 1024 * 1024;
  return {
    ...defaultLimits,
    sockets: config.sockets,
    socketsPerAddress: config["sockets-per-address"],
    documentBytes,
    maxFrameBytes: Math.min(2 * documentBytes, longestFrame),
  };
}
