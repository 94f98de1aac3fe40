import { createServer as createHttpServer, type Server, type ServerOptions } from "node:http";
import type { AddressInfo } from "node:net";
import { builtEditor } from "./built-editor.ts";
import { type Config, isLoopback, withoutSecrets } from "./config.ts";
import { ConfigError } from "./config-error.ts";
import type { Plugs } from "./plugs.ts";
import { hurry } from "./hurry.ts";
import { type Report, reportLine } from "./report.ts";
import { createTlsServer } from "./tls.ts";
import { readVersion } from "./version.ts";
import { createWeft, type Weft } from "./weft.ts";

/** A Weft with a port of its own. */
export interface RunningServer extends Pick<Weft, "read" | "edit" | "delete" | "enforceAccess" | "load"> {
  /** Where to find it, without a slash at the end. */
  readonly url: string;
  /** Becomes not ready, takes nothing more, brings everything to the disk, and closes every socket with 1012. */
  stop(): Promise<void>;
}

/**
 * A request must be there soon, and a file must keep coming: what is still coming holds a connection. Node ends those that
 * take the longest a file may take; `hurry` those that stand still or are no file.
 */
const impatience: ServerOptions = {
  headersTimeout: 10_000,
  requestTimeout: 3_600_000,
  connectionsCheckingInterval: 5_000,
};

/**
 * Starts Weft with a port and the web app, as the command does. Throws a `ConfigError` when it cannot be started so, and
 * leaves nothing open then.
 */
export async function startServer(config: Config, plugs: Omit<Plugs, "at"> = {}): Promise<RunningServer> {
  const { report = reportLine } = plugs;
  const http = await createServer(config, report);
  const weft = await createWeft(config, { appFolder: builtEditor.app, formats: builtEditor.formats, ...plugs }).catch(
    (error) => {
      http.close();
      throw error;
    },
  );
  http.on("request", (request, response) => {
    hurry(request);
    weft.handle(request, response);
  });
  http.on("upgrade", weft.upgrade);
  try {
    await listen(http, config);
  } catch (error) {
    await end();
    throw error;
  }
  const url = urlOf(http, config);
  report("server-started", {
    version: await readVersion(),
    node: process.version,
    url,
    settings: withoutSecrets(config),
  });

  async function end() {
    http.close();
    await weft.close();
    http.closeAllConnections();
  }

  async function stop() {
    const begin = performance.now();
    report("server-stopping", { connections: weft.load.connections });
    await end();
    report("server-stopped", { seconds: (performance.now() - begin) / 1e3 });
  }

  const { read, edit, delete: remove, enforceAccess, load } = weft;
  return { url, stop, read, edit, delete: remove, enforceAccess, load };
}

async function createServer(config: Config, report: Report): Promise<Server> {
  const { "tls-cert": certificate, "tls-key": key } = config;
  if (!certificate || !key) return createHttpServer(impatience);
  return createTlsServer({ certificate, key }, impatience, report);
}

/** Connections that wait to be accepted. Of Node's 511 the rest of a crowd that comes back at once would try anew after 1 s. */
const backlog = 4_096;

function listen(http: Server, { host, port }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    http.once("error", (cause) => reject(new ConfigError(whyNotListening(cause, host, port), { cause })));
    http.listen({ port, host, backlog }, resolve);
  });
}

function whyNotListening(error: NodeJS.ErrnoException, host: string, port: number): string {
  switch (error.code) {
    case "EADDRINUSE":
      return `Port ${port} on ${host} is taken by another program. Stop it, or choose another port with --port.`;
    case "EACCES":
      return `Port ${port} may not be used by this user. Choose one above 1023 with --port.`;
    default:
      return `Weft cannot listen on ${host} port ${port}: ${error.message}.`;
  }
}

function urlOf(http: Server, config: Config): string {
  const { port } = http.address() as AddressInfo;
  const name = isLoopback(config.host) ? "localhost" : config.host;
  return `${config["tls-cert"] ? "https" : "http"}://${name.includes(":") ? `[${name}]` : name}:${port}`;
}
