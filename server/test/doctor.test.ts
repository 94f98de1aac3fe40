import { expect, onTestFinished, test } from "vitest";
import { WebSocket } from "ws";
import type { DoctorAnswer, DoctorFrame } from "../src/api.ts";
import { type ServerProcess, startServer, until } from "./harness.ts";

class Patient {
  readonly socket: WebSocket;
  readonly frames: DoctorFrame[] = [];
  closed: number | undefined;
  isRefused = false;

  constructor(server: ServerProcess, headers: Record<string, string> = {}) {
    this.socket = new WebSocket(`${server.syncUrl}/doctor`, { headers });
    this.socket.on("message", (data) => this.frames.push(JSON.parse(String(data)) as DoctorFrame));
    this.socket.on("close", (code) => (this.closed = code));
    this.socket.on("unexpected-response", () => (this.isRefused = true));
    this.socket.on("error", () => {});
    onTestFinished(() => this.socket.terminate());
  }

  opened(): Promise<void> {
    return until(() => this.socket.readyState === WebSocket.OPEN, "the doctor's socket opened");
  }
}

test("the doctor's socket answers at once, and drips frame by frame", async () => {
  const server = await startServer();
  const patient = new Patient(server);
  await patient.opened();
  patient.socket.send("echo");
  await until(() => patient.frames.length === 1, "the echo");
  const [echo] = patient.frames;
  expect(echo?.type === "echo" && Math.abs(echo.time - Date.now())).toBeLessThan(5_000);
  patient.socket.send("drip");
  await until(() => patient.frames.length === 2, "the first drop");
  await until(() => patient.frames.length === 6, "the last drop");
  expect(patient.frames.slice(1)).toMatchObject([1, 2, 3, 4, 5].map((count) => ({ type: "drip", count, of: 5 })));
});

test("it is for nothing else: other words, too many words and too many sockets are closed", async () => {
  const server = await startServer();
  const odd = new Patient(server);
  await odd.opened();
  odd.socket.send("hello");
  await until(() => odd.closed === 4400, "an unknown word closes it");

  const long = new Patient(server);
  await long.opened();
  long.socket.send("x".repeat(100_000));
  await until(() => long.closed !== undefined, "a long word closes it");

  const busy = new Patient(server);
  await busy.opened();
  for (let at = 0; at < 30; at++) busy.socket.send("echo");
  await until(() => busy.closed === 1013, "too many words close it");
  expect(busy.frames).toHaveLength(20);

  const crowd = Array.from({ length: 25 }, () => new Patient(server));
  await until(() => crowd.filter(({ closed }) => closed === 1013).length === 5, "too many sockets are closed");
  server.signal("SIGTERM");
  expect(await server.exit).toBe(0);
});

test("pages of other sites are refused, and told so where they can find out why", async () => {
  const server = await startServer();
  const evil = new Patient(server, { origin: "https://evil.example" });
  await until(() => evil.isRefused, "the upgrade is refused");

  const ask = (origin: string) => server.fetch("/api/doctor", { method: "POST", headers: { origin } });
  const { host } = new URL(server.url);
  const answer = (await (await ask("https://evil.example")).json()) as DoctorAnswer;
  expect(answer).toEqual({ host, isOriginAccepted: false });
  expect(await (await ask(server.url)).json()).toEqual({ host, isOriginAccepted: true });
});
