import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { readSecret, shortestSecret } from "./secret.ts";

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "weft-secret-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

test("a secret is made once, kept, and readable by its owner alone", async () => {
  const folder = await temporaryFolder();
  const secret = await readSecret(folder, undefined);
  expect(secret.length).toBeGreaterThanOrEqual(shortestSecret);
  expect(await readSecret(folder, undefined)).toBe(secret);
  expect((await stat(join(folder, "secret"))).mode & 0o777).toBe(0o600);
});

test("a secret that is given is taken, and nothing is written", async () => {
  const folder = await temporaryFolder();
  expect(await readSecret(folder, "given")).toBe("given");
  await expect(stat(join(folder, "secret"))).rejects.toThrow("ENOENT");
});

test("a file that lost its secret is told of, not used", async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, "secret"), "");
  await expect(readSecret(folder, undefined)).rejects.toThrow("holds no secret");
});
