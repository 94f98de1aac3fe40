import { execFile } from "node:child_process";
import { copyFile, mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { temporaryFolder } from "./harness.ts";

const run = promisify(execFile);
const own = join(import.meta.dirname, "..");
const modules = join(own, "../node_modules");

/** A program in TypeScript with a plug for everything, as strict as a compiler can be. */
const consumer = `
import { createServer } from "node:http";
import * as Y from "yjs";
import {
  type Config, type DocumentChange, type DocumentId, type DocumentLog, type Grant, type OwnAccess, type Plugs,
  type Storage, type Weft, ConfigError, createWeft, parseDocumentId, readConfig, Refusal, startServer, StorageUnavailable,
} from "@weft/server";
import type { DocumentList, RefusalCode } from "@weft/server/api";

const access: OwnAccess = {
  async grant(documentId: DocumentId, token: string): Promise<Grant> {
    const code: RefusalCode = "not-allowed";
    if (token === "") throw new Refusal(code, documentId);
    return { user: token, role: "commenter" };
  },
};
const config: Config = readConfig([], { WEFT_DATA: "./data" });
const openStorage = async (): Promise<Storage> => { throw new StorageUnavailable("not now"); };
const onChange = (change: DocumentChange) => {
  if (change.type === "written") void [change.documentId.length, change.sequence + 1, change.users.length];
};
const plugs: Plugs = { access, onChange, openStorage, at: "/weft", report: (event, fields) => void [event, fields] };
const weft: Weft = await createWeft(config, plugs);
const log: DocumentLog | undefined = undefined;
void log;
createServer((request, response) => void weft.handle(request, response)).on("upgrade", weft.upgrade);
await weft.edit("notes", (document: Y.Doc) => document.getText("content").insert(0, "hello"), { user: "robot" });
const found: Y.Doc | undefined = await weft.read(parseDocumentId("notes"));
void found;
// @ts-expect-error A role is one of four.
const wrong: Grant = { user: "ann", role: "god" };
void wrong;
// @ts-expect-error A server with a port of its own is mounted nowhere.
const { url } = await startServer(config, { at: "/weft" }).catch((error: ConfigError) => ({ url: error.message }));
const list = (await (await fetch(url)).json()) as DocumentList;
void list.documents[0]?.id.length;
`;

const options = {
  target: "es2022",
  module: "nodenext",
  strict: true,
  skipLibCheck: false,
  noEmit: true,
  allowJs: true,
  checkJs: true,
  exactOptionalPropertyTypes: true,
  types: ["node"],
};

test("the package's types hold in a strict program of somebody else", async () => {
  const folder = await temporaryFolder();
  await mkdir(join(folder, "node_modules/@weft"), { recursive: true });
  await mkdir(join(folder, "node_modules/@types"), { recursive: true });
  await symlink(own, join(folder, "node_modules/@weft/server"));
  await symlink(join(modules, "yjs"), join(folder, "node_modules/yjs"));
  await symlink(join(modules, "@types/node"), join(folder, "node_modules/@types/node"));
  await writeFile(join(folder, "package.json"), JSON.stringify({ type: "module" }));
  await writeFile(join(folder, "program.ts"), consumer);
  await copyFile(join(own, "examples/mount-into-http-server/main.js"), join(folder, "main.js"));
  const settings = { compilerOptions: options, files: ["program.ts", "main.js"] };
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify(settings));
  const { stdout } = await run(join(modules, ".bin/tsc"), ["-p", folder]).catch((error) => error as { stdout: string });
  expect(stdout).toBe("");
});

test("the package has what it needs to run, and no tests", async () => {
  const { stdout } = await run("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], { cwd: own });
  const [packed] = JSON.parse(stdout) as [{ files: { path: string }[] }];
  const paths = packed.files.map(({ path }) => path);
  expect(paths.filter((path) => /\.(test|contract)\.|^test\//.test(path))).toEqual([]);
  expect(paths).toEqual(
    expect.arrayContaining([
      "package.json",
      "bin/weft.js",
      "dist/index.js",
      "dist/index.d.ts",
      "dist/api.d.ts",
      "dist/storage/snapshot-thread.js",
      "dist/history/history-thread.js",
      "dist/formats/conversion-thread.js",
      "examples/mount-into-http-server/main.js",
    ]),
  );
});
