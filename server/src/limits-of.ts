import type { Config } from "./config.ts";
import { defaultLimits, type Limits } from "./sync/limits.ts";

/** What anybody may cost a server with these settings. A document may come in one frame. */
export function limitsOf(config: Config): Limits {
  const documentBytes = config["document-megabytes"] * 1024 * 1024;
  return {
    ...defaultLimits,
    sockets: config.sockets,
    socketsPerAddress: config["sockets-per-address"],
    documentBytes,
    maxFrameBytes: Math.max(defaultLimits.maxFrameBytes, documentBytes),
  };
}
