import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { connect } from "node:net";
import type { Duplex } from "node:stream";

/** Stands between a browser and a server, as in production, and can serve another version of the app. */
export class Proxy {
  readonly #target: URL;
  readonly #http: Server;
  #version = 1;

  constructor(server: { url: string }) {
    this.#target = new URL(server.url);
    this.#http = createServer((incoming, outgoing) => this.#forward(incoming, outgoing));
    this.#http.on("upgrade", (incoming, client, head) => this.#upgrade(incoming, client, head));
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve) => void this.#http.listen(0, "127.0.0.1", resolve));
  }

  get url(): string {
    return `http://localhost:${(this.#http.address() as AddressInfo).port}`;
  }

  /** From now on the service worker is another one, as after an update of the server. */
  releaseNewVersion() {
    this.#version += 1;
  }

  stop() {
    this.#http.close();
    this.#http.closeAllConnections();
  }

  #forward(incoming: IncomingMessage, outgoing: ServerResponse) {
    const { method, url, headers } = incoming;
    const isWorker = url === "/service-worker.js";
    const wanted = isWorker ? { ...headers, "accept-encoding": "identity" } : headers;
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
    incoming.pipe(upstream);
  }

  #upgrade({ url, rawHeaders }: IncomingMessage, client: Duplex, head: Buffer) {
    const upstream = connect(Number(this.#target.port), "127.0.0.1", () => {
      const lines = Array.from(
        { length: rawHeaders.length / 2 },
        (_, at) => `${rawHeaders[at * 2]}: ${rawHeaders[at * 2 + 1]}`,
      );
      upstream.write(`GET ${url} HTTP/1.1\r\n${lines.join("\r\n")}\r\n\r\n`);
      upstream.write(head);
      upstream.pipe(client).pipe(upstream);
    });
    upstream.on("error", () => client.destroy());
    client.on("error", () => upstream.destroy());
  }
}
