import { readFile, statfs } from "node:fs/promises";
import { cpus, release, tmpdir, totalmem, type } from "node:os";

/** What the figures were measured on and with. */
export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGiB: number;
  readonly system: string;
  readonly node: string;
  readonly folder: string;
  /** A folder in memory makes keeping look free. */
  readonly isFolderInMemory: boolean;
  readonly packages: Readonly<Record<string, string>>;
}

const memoryFileSystem = 0x01021994;

const packages = [
  "../node_modules/ws",
  "../node_modules/yjs",
  "../node_modules/@hocuspocus/server",
  "../node_modules/@hocuspocus/extension-sqlite",
  "../node_modules/better-sqlite3",
  "../node_modules/@y/websocket-server",
  "../node_modules/y-leveldb",
  "../../server",
];

export async function describeMachine(): Promise<Machine> {
  return {
    cpu: cpus()[0]?.model.trim() ?? "unknown",
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    system: `${type()} ${release()}`,
    node: process.version,
    folder: tmpdir(),
    isFolderInMemory: (await statfs(tmpdir())).type === memoryFileSystem,
    packages: Object.fromEntries(await Promise.all(packages.map(nameAndVersion))),
  };
}

export function formatMachine(machine: Machine): string {
  const versions = Object.entries(machine.packages).map(([name, version]) => `${name} ${version}`);
  return [
    `${machine.cpu}, ${machine.cores} cores, ${machine.memoryGiB} GiB, ${machine.system}, Node ${machine.node}`,
    `data in ${machine.folder}${machine.isFolderInMemory ? ", WHICH IS IN MEMORY: choose another with TMPDIR" : ""}`,
    versions.join(", "),
  ].join("\n");
}

async function nameAndVersion(folder: string): Promise<[string, string]> {
  const text = await readFile(new URL(`${folder}/package.json`, import.meta.url), "utf8");
  const { name, version } = JSON.parse(text) as { name: string; version: string };
  return [name, version];
}
