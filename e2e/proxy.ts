import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { connect } from "node:net";
import type { Duplex } from "node:stream";

/** What is wrong with a proxy, as proxies are in the world. */
export type Fault = "none" | "does not upgrade" | "asks for another host" | "holds back" | "cuts silence";

const holdMs = 2_000;
const silenceMs = 2_000;

/** Stands between a browser and a server, as in production, and can serve another version of the app. */
export class Proxy {
  readonly #target: URL;
  readonly #http: Server;
  readonly #fault: Fault;
  readonly #connections = new Set<Duplex>();
  #version = 1;
  #port = 0;

  constructor(server: { url: string }, fault: Fault = "none") {
    this.#target = new URL(server.url);
    this.#fault = fault;
    this.#http = createServer((incoming, outgoing) => this.#forward(incoming, outgoing));
    this.#http.on("connection", (connection: Duplex) => {
      this.#connections.add(connection);
      connection.on("close", () => this.#connections.delete(connection));
    });
    if (fault === "does not upgrade") return;
    this.#http.on("upgrade", (incoming, client, head) => this.#upgrade(incoming, client, head));
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve) => void this.#http.listen(this.#port, "127.0.0.1", resolve));
    this.#port = (this.#http.address() as AddressInfo).port;
  }

  get url(): string {
    return `http://localhost:${this.#port}`;
  }

  /** From now on the service worker is another one, as after an update of the server. */
  releaseNewVersion() {
    this.#version += 1;
  }

  /** Everything that goes through it breaks off; it can be started again. */
  stop() {
    this.#http.close();
    for (const connection of this.#connections) connection.destroy();
  }

  #forward(incoming: IncomingMessage, outgoing: ServerResponse) {
    const { method, url, headers } = incoming;
    const isWorker = url === "/service-worker.js";
    const { upgrade: _upgrade, connection: _connection, ...passed } = headers;
    const wanted = {
      ...passed,
      ...(isWorker && { "accept-encoding": "identity" }),
      ...(this.#fault === "asks for another host" && { host: this.#target.host }),
    };
    const upstream = request(
      new URL(url ?? "/", this.#target),
      { method: method ?? "GET", headers: wanted },
      (answer) => {
        if (!isWorker) {
          outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
          answer.pipe(outgoing);
          return;
        }
        outgoing.writeHead(200, { "content-type": "text/javascript", "cache-control": "no-cache" });
        answer.on("data", (part) => outgoing.write(part));
        answer.on("end", () => outgoing.end(`\n// version ${this.#version}`));
      },
    );
    upstream.on("error", () => outgoing.destroy());
    incoming.on("close", () => void (incoming.complete || upstream.destroy()));
    incoming.pipe(upstream);
  }

  #upgrade({ url, rawHeaders }: IncomingMessage, client: Duplex, head: Buffer) {
    const upstream = connect(Number(this.#target.port), "127.0.0.1", () => {
      const lines = Array.from({ length: rawHeaders.length / 2 }, (_, at) => {
        const [name = "", value = ""] = rawHeaders.slice(at * 2);
        const isChanged = this.#fault === "asks for another host" && name.toLowerCase() === "host";
        return `${name}: ${isChanged ? this.#target.host : value}`;
      });
      upstream.write(`GET ${url} HTTP/1.1\r\n${lines.join("\r\n")}\r\n\r\n`);
      upstream.write(head);
      client.pipe(upstream);
      if (this.#fault === "holds back") passInLots(upstream, client);
      else upstream.pipe(client);
      if (this.#fault === "cuts silence") upstream.setTimeout(silenceMs, () => upstream.destroy());
    });
    upstream.on("error", () => client.destroy());
    upstream.on("close", () => client.destroy());
    client.on("error", () => upstream.destroy());
  }
}

/** Passes on what came only every two seconds. */
function passInLots(from: Duplex, to: Duplex) {
  let held: Buffer[] = [];
  const pass = setInterval(() => {
    to.write(Buffer.concat(held));
    held = [];
  }, holdMs);
  from.on("data", (part: Buffer) => held.push(part));
  from.on("close", () => clearInterval(pass));
}
