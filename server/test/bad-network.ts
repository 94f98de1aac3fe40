import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";
import { onTestFinished } from "vitest";

/** Says what happens to what passes: numbers from 0 to 1. */
export type Chance = () => number;

const longestDelayMs = 30;

/**
 * A network between clients and a server that delays what passes, each connection and direction on its own, so that
 * what was sent first on one may arrive after what was sent later on another; and that breaks connections.
 */
export class BadNetwork {
  readonly #port: number;
  readonly #chance: Chance;
  readonly #lines = new Set<Socket>();
  readonly #entrance: Server;
  #isHealed = false;
  #onCarried: () => void = () => {};

  private constructor(server: { url: string }, chance: Chance) {
    this.#port = Number(new URL(server.url).port);
    this.#chance = chance;
    this.#entrance = createServer((client) => this.#carry(client));
  }

  static async before(server: { url: string }, chance: Chance): Promise<BadNetwork> {
    const network = new BadNetwork(server, chance);
    await new Promise<void>((resolve) => void network.#entrance.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => {
      network.#entrance.close();
      for (const line of network.#lines) line.destroy();
    });
    return network;
  }

  get url(): string {
    return `http://localhost:${(this.#entrance.address() as AddressInfo).port}`;
  }

  get syncUrl(): string {
    return `${this.url.replace("http", "ws")}/sync`;
  }

  /** Breaks each connection with this probability. */
  cut(probability: number) {
    for (const line of this.#lines) if (this.#chance() < probability) line.destroy();
  }

  /** Resolves when the next piece has arrived, wherever. */
  carried(): Promise<void> {
    return new Promise((resolve) => {
      this.#onCarried = resolve;
    });
  }

  /** From now on nothing is delayed. */
  heal() {
    this.#isHealed = true;
  }

  #carry(client: Socket) {
    const server = connect(this.#port, "127.0.0.1");
    for (const [from, to] of [
      [client, server],
      [server, client],
    ] as const) {
      this.#lines.add(from);
      from.setNoDelay();
      from.on("error", () => {});
      from.on("close", () => {
        this.#lines.delete(from);
        to.destroy();
      });
      this.#forward(from, to);
    }
  }

  /** In order, and each piece only when the one before has waited. */
  #forward(from: Socket, to: Socket) {
    from.on("data", (bytes) => {
      if (this.#isHealed) {
        to.write(bytes);
        return;
      }
      from.pause();
      setTimeout(() => {
        to.write(bytes);
        from.resume();
        this.#onCarried();
      }, this.#chance() * longestDelayMs);
    });
  }
}
