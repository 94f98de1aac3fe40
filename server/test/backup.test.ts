import { randomBytes } from "node:crypto";
import { mkdir, readdir, readFile, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { enter, type Person, type ServerProcess, startServer, temporaryFolder, until } from "./harness.ts";
import { enterRaw } from "./raw-client.ts";
import { startWeft, weft } from "./weft.ts";

async function serverWithWords(words: string) {
  const server = await startServer();
  const ann = await enter(server, "notes");
  ann.types(words);
  await ann.saved();
  return { server, ann };
}

function backUp(server: ServerProcess, file: string) {
  return weft("backup", file, "--data", server.data, "--url", server.url);
}

test("a backup of a running server holds everything that was acknowledged before it began", async () => {
  const server = await startServer();
  const people = await Promise.all(["a", "b", "c"].map((id) => enter(server, id)));
  const typing = people.map(typeFast);
  await until(() => typing.every(({ acknowledged }) => acknowledged().length > 50), "typing at full speed");

  const folder = await temporaryFolder();
  for (const round of ["first", "second", "third"]) {
    const before = typing.map(({ acknowledged }) => acknowledged());
    const file = join(folder, `${round}.backup`);
    expect(await backUp(server, file)).toMatchObject({ code: 0 });

    const data = join(folder, round);
    expect(await weft("restore", file, "--data", data)).toMatchObject({ code: 0, complained: "" });
    const copy = await startServer({ data });
    for (const [index, person] of people.entries()) {
      const reader = await enter(copy, person.provider.configuration.name);
      const lines = new Set(reader.text.toString().split("\n"));
      expect(before[index]?.filter((line) => !lines.has(line))).toEqual([]);
      reader.leave();
    }
    await copy.crash();
  }
  typing.forEach(({ stop }) => stop());
});

test("a backup of a folder nobody uses is made without a server, and keeps the generation", async () => {
  const { server, ann } = await serverWithWords("All the words.");
  const generation = await generationOf(server);
  ann.leave();
  server.signal("SIGTERM");
  await server.exit;
  const file = join(await temporaryFolder(), "weft.backup");
  expect(await weft("backup", file, "--data", server.data)).toMatchObject({ code: 0 });
  const data = join(await temporaryFolder(), "new");
  await weft("restore", file, "--data", data);

  const copy = await startServer({ data });
  const bob = await enter(copy, "notes");
  expect(bob.text.toString()).toBe("All the words.");
  expect(await generationOf(copy)).toBe(generation);
});

test("only who knows the secret gets a backup", async () => {
  const { server } = await serverWithWords("secret");
  expect((await server.fetch("/api/operator/backup")).status).toBe(403);
  const wrong = { authorization: `Bearer ${randomBytes(32).toString("base64url")}` };
  expect((await server.fetch("/api/operator/backup", { headers: wrong })).status).toBe(403);

  const file = join(await temporaryFolder(), "weft.backup");
  const elsewhere = ["--data", await temporaryFolder(), "--url", server.url];
  const outcome = await weft("backup", file, ...elsewhere);
  expect(outcome.code).toBe(1);
  expect(outcome.complained).toContain("was started with another secret");
});

test("a backup that is killed leaves no file under its name, and neither does a server that is", async () => {
  const { server, ann } = await serverWithWords("");
  // What cannot be compressed, so that a backup takes a while.
  for (let part = 0; part < 20; part++) ann.types(randomBytes(500_000).toString("base64"));
  await ann.saved();
  const folder = await temporaryFolder();
  const file = join(folder, "weft.backup");

  const killed = startWeft("backup", file, "--data", server.data, "--url", server.url);
  await until(async () => (await readdir(folder)).length > 0, "the backup has begun");
  killed.process.kill("SIGKILL");
  await killed.outcome;
  expect(await readdir(folder)).not.toContain("weft.backup");

  const abandoned = startWeft("backup", file, "--data", server.data, "--url", server.url);
  await until(async () => (await readdir(folder)).length > 1, "another backup has begun");
  await server.crash();
  const outcome = await abandoned.outcome;
  expect(outcome.code).toBe(1);
  expect(await readdir(folder)).not.toContain("weft.backup");

  await server.start();
  expect(await backUp(server, file)).toMatchObject({ code: 0 });
});

test("a backup that nobody takes does not keep the server from stopping, and is no backup", async () => {
  const { server, ann } = await serverWithWords("");
  for (let part = 0; part < 20; part++) ann.types(randomBytes(500_000).toString("base64"));
  await ann.saved();
  const secret = (await readFile(join(server.data, "secret"), "utf8")).trim();
  const answer = await server.fetch("/api/operator/backup", { headers: { authorization: `Bearer ${secret}` } });
  expect(answer.status).toBe(200);
  server.signal("SIGTERM");
  expect(await server.exit).toBe(0);
  await expect(answer.arrayBuffer()).rejects.toThrow("terminated");
});

test("a restore writes over nothing, and takes no damaged backup", async () => {
  const { server } = await serverWithWords("precious");
  const file = join(await temporaryFolder(), "weft.backup");
  await backUp(server, file);
  const refused = await weft("restore", file, "--data", server.data);
  expect(refused.code).toBe(1);
  expect(refused.complained).toContain("is not empty (leveldb), and a restore writes over nothing");

  const data = join(await temporaryFolder(), "new");
  const { length } = await readFile(file);
  await truncate(file, length - 1);
  expect(await weft("restore", file, "--data", data)).toMatchObject({
    code: 1,
    complained: `${file}: The backup is damaged, or its end is missing.\n`,
  });
  await writeFile(file, "some other file");
  expect((await weft("restore", file, "--data", data)).complained).toContain("This is no backup of Weft");
  expect(await readdir(data)).toEqual([]);
});

test("a restore that was killed is begun anew", async () => {
  const { server } = await serverWithWords("precious");
  const file = join(await temporaryFolder(), "weft.backup");
  await backUp(server, file);
  const data = await temporaryFolder();
  await mkdir(join(data, "restoring"));
  await writeFile(join(data, "restoring", "CURRENT"), "half");
  expect(await weft("restore", file, "--data", data)).toMatchObject({ code: 0 });
  expect(await readdir(data)).toEqual(["leveldb"]);
});

async function generationOf(server: ServerProcess): Promise<string | undefined> {
  const raw = await enterRaw(server, "notes");
  raw.socket.terminate();
  return raw.welcomes()[0]?.generation;
}

/** Types lines as fast as they are acknowledged, some hundred at a time. */
function typeFast(person: Person) {
  const typed: string[] = [];
  const acknowledged = () => typed.slice(0, typed.length - person.provider.unsyncedChanges);
  const timer = setInterval(() => {
    for (let line = 0; line < 5 && person.provider.unsyncedChanges < 200; line++) {
      typed.push(String(typed.length));
      person.types(`${typed.at(-1)}\n`);
    }
  }, 5);
  return { acknowledged, stop: () => clearInterval(timer) };
}
