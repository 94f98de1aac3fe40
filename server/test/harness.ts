import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { HocuspocusProvider, HocuspocusProviderWebsocket } from "@hocuspocus/provider";
import { onTestFinished, vi } from "vitest";
import { WebSocket } from "ws";
import * as Y from "yjs";

const command = join(import.meta.dirname, "../bin/weft.js");

export interface ServerOptions {
  data?: string;
  flags?: string[];
  environment?: Record<string, string>;
}

/** Waits for a state, and tells which one did not come. */
export function until(state: () => boolean | Promise<boolean>, what: string, timeout = 10_000): Promise<void> {
  return vi.waitFor(
    async () => {
      if (!(await state())) throw new Error(`It did not happen: ${what}.`);
    },
    { timeout, interval: 5 },
  );
}

export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "weft-test-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A Weft server in a process of its own, started by the command a person uses. */
export class ServerProcess {
  readonly data: string;
  readonly #options: ServerOptions;
  #process: ChildProcess | undefined;
  #exit: Promise<number | null> = Promise.resolve(0);
  url = "";
  /** What it said on standard error: one event a line, or a sentence why it did not start. */
  readonly said: string[] = [];

  constructor(data: string, options: ServerOptions) {
    this.data = data;
    this.#options = options;
  }

  /** Resolves when it listens; rejects with what it said when it did not start. */
  async start(): Promise<void> {
    const { flags = [], environment = {} } = this.#options;
    const port = this.url ? new URL(this.url).port : "0";
    const words = [command, "serve", "--port", port, "--data", this.data, ...flags];
    const child = spawn(process.execPath, words, {
      env: { PATH: process.env["PATH"], ...environment },
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.#process = child;
    this.#exit = new Promise((resolve) => child.once("close", resolve));
    createInterface({ input: child.stderr }).on("line", (line) => this.said.push(line));
    const started = new Promise<string>((resolve) => {
      createInterface({ input: child.stdout }).on("line", (line) => {
        const [, url] = /Weft is at (\S+)/.exec(line) ?? [];
        if (url) resolve(url);
      });
    });
    const stopped = this.#exit.then(() => {
      throw new Error(this.said.join("\n"));
    });
    stopped.catch(() => {});
    this.url = await Promise.race([started, stopped]);
  }

  get pid(): number {
    return this.#process?.pid ?? 0;
  }

  get syncUrl(): string {
    return `${this.url.replace("http", "ws")}/sync`;
  }

  /** `kill -9`. */
  async crash(): Promise<void> {
    this.#process?.kill("SIGKILL");
    await this.#exit;
  }

  signal(name: NodeJS.Signals) {
    this.#process?.kill(name);
  }

  /** The exit code, once it has exited. */
  get exit(): Promise<number | null> {
    return this.#exit;
  }

  events(name: string): Record<string, unknown>[] {
    return this.said
      .filter((line) => line.startsWith("{"))
      .map((line) => JSON.parse(line) as Record<string, unknown>)
      .filter(({ event }) => event === name);
  }

  fetch(path: string, init?: RequestInit): Promise<Response> {
    return fetch(this.url + path, init);
  }
}

export async function startServer(options: ServerOptions = {}): Promise<ServerProcess> {
  const server = new ServerProcess(options.data ?? (await temporaryFolder()), options);
  onTestFinished(() => server.crash());
  await server.start();
  return server;
}

/** The stock provider stops listening when it is destroyed, and a socket that was still connecting fails after that. */
export class ProviderSocket extends WebSocket {
  constructor(url: string) {
    super(url);
    this.on("error", () => {});
  }
}

export type Token = string | (() => Promise<string>);

/** Somebody with a stock Hocuspocus provider. */
export class Person {
  readonly doc = new Y.Doc();
  readonly provider: HocuspocusProvider;
  readonly socket: HocuspocusProviderWebsocket;
  readonly denials: string[] = [];

  constructor(server: { syncUrl: string }, documentId: string, token: Token = "") {
    this.socket = new HocuspocusProviderWebsocket({ url: server.syncUrl, WebSocketPolyfill: ProviderSocket });
    this.provider = new HocuspocusProvider({
      websocketProvider: this.socket,
      name: documentId,
      document: this.doc,
      token,
      onAuthenticationFailed: ({ reason }) => this.denials.push(reason),
    });
    this.provider.attach();
  }

  get text(): Y.Text {
    return this.doc.getText("content");
  }

  types(words: string) {
    this.text.insert(this.text.length, words);
  }

  sees(words: string): Promise<void> {
    return until(() => this.text.toString().includes(words), `seeing ${JSON.stringify(words)}`);
  }

  /** The server has acknowledged everything. */
  saved(): Promise<void> {
    return until(() => this.provider.isSynced && !this.provider.hasUnsyncedChanges, "everything acknowledged");
  }

  leave() {
    this.provider.destroy();
    this.socket.destroy();
  }
}

/** Joins a document and waits until its state is there. */
export async function enter(server: { syncUrl: string }, documentId: string, token?: Token): Promise<Person> {
  const person = new Person(server, documentId, token);
  onTestFinished(() => person.leave());
  await until(() => person.provider.isSynced, `${documentId} synced`);
  return person;
}
