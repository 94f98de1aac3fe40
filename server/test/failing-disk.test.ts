import { execFileSync } from "node:child_process";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { canFailSyncs, canFailWrites, failSyncs, failWrites, healWrites } from "./failing-disk.ts";
import { enter, type Person, type ServerProcess, startServer, temporaryFolder, until } from "./harness.ts";
import { connect } from "./raw-client.ts";

describe.skipIf(!canFailWrites)("a failing disk (needs prlimit, which Linux has)", () => {
  test("acknowledges nothing, shows others nothing, and heals without losing a word", async () => {
    const server = await startServer();
    const ann = await enter(server, "notes");
    const bob = await enter(server, "notes");
    ann.types("before ");
    await Promise.all([ann.saved(), bob.sees("before ")]);

    failWrites(server.pid);
    ann.types("during ");
    await until(() => server.events("storage-failing").length === 1, "the server says so");
    expect((await server.fetch("/readyz")).status).toBe(503);
    expect((await server.fetch("/healthz")).status).toBe(200);
    ann.types("still ");
    expect(ann.provider.hasUnsyncedChanges).toBe(true);
    expect(bob.text.toString()).toBe("before ");

    healWrites(server.pid);
    await Promise.all([ann.saved(), bob.sees("before during still ")]);
    await until(async () => (await server.fetch("/readyz")).status === 200, "ready again");

    await server.crash();
    await server.start();
    const carol = await enter(server, "notes");
    expect(carol.text.toString()).toBe("before during still ");
  });

  test("what was not acknowledged when the server dies comes back from its author", async () => {
    const server = await startServer();
    const ann = await enter(server, "notes");
    failWrites(server.pid);
    expect(await afterDyingUnsaved(server, ann, "only on Ann's device")).toBe("only on Ann's device");
  });

  test("a document that is not in memory is not opened, and its client is asked to come later", async () => {
    const server = await startServer();
    const ann = await enter(server, "notes");
    failWrites(server.pid);
    ann.types("x");
    await until(() => server.events("storage-failing").length === 1, "the server says so");
    const late = await connect(server);
    late.auth("another");
    expect(await late.closedBy()).toBe(1013);
    healWrites(server.pid);
    await ann.saved();
    await enter(server, "another");
  });

  test("a stop that cannot save everything in time says so and exits 1", async () => {
    const server = await startServer({ flags: ["--stop-seconds", "1"] });
    const ann = await enter(server, "notes");
    failWrites(server.pid);
    ann.types("x");
    await until(() => server.events("storage-failing").length === 1, "the server says so");
    server.signal("SIGTERM");
    expect(await server.exit).toBe(1);
    expect(server.events("stopped-too-late")).toHaveLength(1);
  });
});

describe.skipIf(!canFailSyncs)("an fsync that fails (needs strace, and the right to use it)", () => {
  test("saves nothing and shows nothing, and what it was for is on the disk once one succeeds", async () => {
    const server = await startServer();
    const ann = await enter(server, "notes");
    const bob = await enter(server, "notes");
    ann.types("before ");
    await Promise.all([ann.saved(), bob.sees("before ")]);

    const heal = await failSyncs(server.pid);
    onTestFinished(heal);
    ann.types("during ");
    await until(() => server.events("storage-failing").length === 1, "the server says so");
    expect((await server.fetch("/readyz")).status).toBe(503);
    expect(ann.provider.hasUnsyncedChanges).toBe(true);
    expect(bob.text.toString()).toBe("before ");

    await heal();
    await Promise.all([ann.saved(), bob.sees("before during ")]);
    ann.leave();
    bob.leave();
    await server.crash();
    await server.start();
    const carol = await enter(server, "notes");
    expect(carol.text.toString()).toBe("before during ");
    expect(server.events("document-damaged")).toEqual([]);
  });

  test("leaves nothing acknowledged that a server killed meanwhile has not", async () => {
    const server = await startServer();
    const ann = await enter(server, "notes");
    ann.types("before ");
    await ann.saved();
    onTestFinished(await failSyncs(server.pid));
    expect(await afterDyingUnsaved(server, ann, "only on Ann's device")).toBe("before only on Ann's device");
  });
});

describe.skipIf(!canMount())("a full disk (needs the right to mount a small one)", () => {
  test("is waited for, and everything is saved once there is room", async () => {
    const disk = await mountSmallDisk();
    const server = await startServer({ data: join(disk, "data") });
    const ann = await enter(server, "notes");
    ann.types("before ");
    await ann.saved();
    const ballast = join(disk, "ballast");
    await fill(ballast);

    ann.types(`during ${"x".repeat(50_000)} `);
    await until(() => server.events("storage-failing").length > 0, "the server says so");
    expect(ann.provider.hasUnsyncedChanges).toBe(true);
    await rm(ballast);
    await ann.saved();
    await server.crash();
    await server.start();
    const bob = await enter(server, "notes");
    expect(bob.text.toString()).toBe(ann.text.toString());
  });
});

async function mountSmallDisk(): Promise<string> {
  const folder = await temporaryFolder();
  execFileSync("mount", ["-t", "tmpfs", "-o", "size=2m", "tmpfs", folder]);
  onTestFinished(() => void execFileSync("umount", ["--lazy", folder]));
  return folder;
}

/** Writes until nothing more fits. */
async function fill(file: string) {
  for (const size of [1024 * 1024, 4096, 1]) {
    for (;;) {
      try {
        await writeFile(file, Buffer.alloc(size), { flag: "a" });
      } catch {
        break;
      }
    }
  }
}

function canMount(): boolean {
  return process.platform === "linux" && process.getuid?.() === 0;
}

/** What others read after a server whose disk fails has died with words it has not acknowledged. */
async function afterDyingUnsaved(server: ServerProcess, author: Person, words: string): Promise<string> {
  author.types(words);
  await until(() => server.events("storage-failing").length === 1, "the server says so");
  expect(author.provider.hasUnsyncedChanges).toBe(true);
  await server.crash();
  await server.start();
  await author.saved();
  return (await enter(server, "notes")).text.toString();
}
