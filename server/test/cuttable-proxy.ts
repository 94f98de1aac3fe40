import { createConnection, createServer, type AddressInfo, type Socket } from "node:net";
import { onTestFinished } from "vitest";

/** A network between clients and a server that can break. */
export interface CuttableProxy {
  readonly syncUrl: string;
  /** How many there were, dead ones included. */
  readonly connections: number;
  /** Resets every connection. */
  cut(): void;
  /** Lets nothing more through on the connections there are, which stay open. */
  silence(): void;
}

export async function cuttableProxy({ syncUrl }: { syncUrl: string }): Promise<CuttableProxy> {
  const { hostname, port, pathname } = new URL(syncUrl);
  const pairs: [Socket, Socket][] = [];
  const proxy = createServer((client) => {
    const server = createConnection({ host: hostname, port: Number(port) });
    pairs.push([client, server]);
    for (const [from, to] of [
      [client, server],
      [server, client],
    ] as const) {
      from.on("error", () => {});
      from.on("close", () => to.destroy());
      from.pipe(to);
    }
  });
  const sockets = () => pairs.flat();
  await new Promise<void>((resolve) => void proxy.listen(0, "localhost", resolve));
  onTestFinished(() => {
    proxy.close();
    for (const socket of sockets()) socket.destroy();
  });
  return {
    syncUrl: `ws://localhost:${(proxy.address() as AddressInfo).port}${pathname}`,
    get connections() {
      return pairs.length;
    },
    cut() {
      for (const socket of sockets()) socket.resetAndDestroy();
    },
    silence() {
      for (const socket of sockets()) {
        socket.unpipe();
        socket.removeAllListeners("close");
        socket.pause();
      }
    },
  };
}
