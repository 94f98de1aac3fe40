import { unwatchFile, watchFile } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer, type Server, type ServerOptions } from "node:https";
import { createSecureContext } from "node:tls";
import { ConfigError } from "./config-error.ts";
import type { Report } from "./report.ts";

/** Where a certificate and its key are, in PEM. */
export interface PairFiles {
  certificate: string;
  key: string;
}

export interface Pair {
  cert: Buffer;
  key: Buffer;
}

/** Asked by name: a link that is turned to another file, as certbot and Kubernetes do it, is seen too. */
const lookMs = 2_000;

/** An HTTPS server that takes a new certificate as soon as it is there. Throws a `ConfigError` for a pair it cannot use. */
export async function createTlsServer(files: PairFiles, options: ServerOptions, report: Report): Promise<Server> {
  try {
    const pair = await readPair(files);
    const server = createServer({ ...options, ...pair });
    renewOnChange(server, files, pair, report);
    return server;
  } catch (cause) {
    throw new ConfigError(`WEFT_TLS_CERT and WEFT_TLS_KEY cannot be used: ${(cause as Error).message}.`, { cause });
  }
}

/** Of a new pair often only one file is there yet: until both fit, the old pair stays. */
function renewOnChange(server: Server, files: PairFiles, first: Pair, report: Report) {
  let current = first;
  async function renew() {
    try {
      const pair = await readPair(files);
      if (pair.cert.equals(current.cert) && pair.key.equals(current.key)) return;
      server.setSecureContext(pair);
      current = pair;
      report("certificate-renewed");
    } catch (error) {
      report("certificate-not-renewed", { meaning: "The one before stays in use.", error });
    }
  }

  const watched = [files.certificate, files.key];
  const look = () => void renew();
  for (const file of watched) watchFile(file, { interval: lookMs, persistent: false }, look);
  server.once("close", () => {
    for (const file of watched) unwatchFile(file, look);
  });
}

/** Throws when the two do not belong together. */
async function readPair({ certificate, key }: PairFiles): Promise<Pair> {
  const [cert, itsKey] = await Promise.all([readFile(certificate), readFile(key)]);
  const pair = { cert, key: itsKey };
  createSecureContext(pair);
  return pair;
}
