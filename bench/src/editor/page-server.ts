import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { PageFile } from "./page-files.ts";

/** Hands a page of the bench out, as its makers' web server would. */
export class PageServer {
  readonly #server: Server;
  readonly url: string;

  private constructor(server: Server) {
    this.#server = server;
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  static async start(files: ReadonlyMap<string, PageFile>): Promise<PageServer> {
    const server = createServer((request, response) => {
      const file = files.get(new URL(request.url ?? "/", "http://localhost").pathname);
      if (file) response.writeHead(200, { "Content-Type": file.type }).end(file.body);
      else response.writeHead(404).end();
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    return new PageServer(server);
  }

  stop() {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}
