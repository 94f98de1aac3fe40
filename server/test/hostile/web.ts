import { expect } from "vitest";
import { until } from "../harness.ts";
import { megabyte } from "./memory.ts";
import type { Scene } from "./scene.ts";
import { dial } from "./strangers.ts";

const methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "CONNECT", "QUERY", "BREW"];
const paths = [
  "/api/documents/..%2f..%2fetc%2fpasswd/state",
  "/api/documents/%2e%2e/%2e%2e/state",
  "/../../../../etc/passwd",
  "/assets/..%2f..%2f..%2fpackage.json",
  "/%00",
  "/api/documents/honest%00/state",
  "/api/documents/%ff%fe/state",
  "/api/documents/honest/versions/-1/state",
  "/api/documents/honest/versions/99999999999999999999/state",
  "/api/documents/honest/state?at=__proto__",
  "//api//documents",
  "/api/documents/honest/state",
  "/api/documents/honest/text",
  "/api/operator/backup",
  "/api/operator/revocations",
  "/metrics",
  "/d/%3Cscript%3E",
];

/** Every method on odd paths, huge bodies, headers and addresses, and the operator's routes without the secret. */
export async function abuseTheApi({ server, mallory }: Scene) {
  for (const authorization of ["", "Bearer ", `Bearer ${mallory}`, `Bearer ${"x".repeat(8_000)}`]) {
    for (const method of methods) {
      for (const path of paths) {
        const answer = await ask(
          server,
          `${method} ${path} HTTP/1.1\r\nHost: localhost\r\n` +
            (authorization && `Authorization: ${authorization}\r\n`),
        );
        expect(answer, `${method} ${path}`).not.toMatch(/^HTTP\/1.1 (5|201)/);
        expect(answer, `${method} ${path}`).not.toMatch(/root:|"workspaces"|weft_/);
        if (path.startsWith("/api/operator")) expect(answer, `${method} ${path}`).not.toMatch(/^HTTP\/1.1 2/);
      }
    }
  }
  const headers = { authorization: `Bearer ${mallory}` };
  const body = Buffer.alloc(30 * megabyte, "x");
  for (const path of [
    "/api/documents/evil:slow/versions",
    "/api/operator/revocations",
    "/api/operator/backup",
    "/api/doctor",
  ]) {
    const answers = Array.from({ length: 5 }, () =>
      server.fetch(path, { method: "POST", headers, body }).then(
        ({ status }) => status,
        () => 413,
      ),
    );
    for (const status of await Promise.all(answers))
      expect(status).toBeGreaterThanOrEqual(path.endsWith("doctor") ? 200 : 400);
  }
  const long = await ask(server, `GET /api/documents?${"x".repeat(megabyte)} HTTP/1.1\r\nHost: localhost\r\n`);
  expect(long).toMatch(/^HTTP\/1.1 4/);
  expect(server.said.length).toBeLessThan(1_000);
}

async function ask(server: Scene["server"], request: string): Promise<string> {
  const { stream, answer, isClosed } = dial(server);
  stream.write(`${request}Connection: close\r\nContent-Length: 0\r\n\r\n`);
  await until(isClosed, `an answer to ${request.slice(0, 80)}`);
  return answer();
}
