import { vi } from "vitest";
import * as Y from "yjs";
import { openAccess } from "../../src/access/open.ts";
import type { DocumentId } from "../../src/documents/document-id.ts";
import { createLevelCatalogue } from "../../src/storage/level/catalogue.ts";
import { createCommitQueue } from "../../src/storage/level/commit-queue.ts";
import { createLevelDocumentLog } from "../../src/storage/level/document-log.ts";
import { Measures } from "../../src/measures/measures.ts";
import type { DocumentLog } from "../../src/storage/document-log.ts";
import { buildSnapshot, replay } from "../../src/storage/snapshot-builder.ts";
import { updatesOf } from "../../src/storage/stored-state.ts";
import { createSyncServer, type SyncServer } from "../../src/sync/sync-server.ts";
import { kinds, SimulatedClient, type Witness } from "./client.ts";
import { SimulatedDisk } from "./disk.ts";

const documentId = "notes" as DocumentId;
/** So small that a few letters make a slow reader. */
const limits = { presenceBytes: 50, contentBytes: 60, closeBytes: 20_000 };
const tickMs = 20;
const settlingRounds = 500;

/** What may happen next, with how often it is chosen beside the others. */
interface Step {
  name: string;
  weight: number;
  happen: () => void | Promise<void>;
}

/**
 * A server's storage and transport with clients, where nothing happens but what the schedule chooses: a frame arrives,
 * a write ends, a timer is due, a connection breaks, the power fails. After each step the promises are checked.
 */
export class World {
  /** What the disk has, known independently of how it is read back. */
  readonly #durable = new Y.Doc();
  readonly #disk = new SimulatedDisk((update) => Y.applyUpdate(this.#durable, update));
  readonly #broken: string[] = [];
  readonly #clients: SimulatedClient[];
  /** What is being done in other threads, to be finished by calling it. */
  readonly #elsewhere: (() => void)[];
  #server!: SyncServer;
  #log!: DocumentLog;
  #letters = 0;

  constructor(people: number, elsewhere: (() => void)[]) {
    this.#elsewhere = elsewhere;
    const witness: Witness = {
      shown: (update) => this.#expectDurable(update, "shown to somebody"),
      acknowledged: (update) => this.#expectDurable(update, "acknowledged"),
      refused: (code) => this.#broken.push(`an honest client was refused: ${code}`),
    };
    this.#clients = Array.from(
      { length: people },
      (_, index) => new SimulatedClient(kinds[index % 2] ?? "weft", index + 1, documentId, witness),
    );
  }

  /** What went against a promise, in words. */
  get broken(): readonly string[] {
    return this.#broken;
  }

  async start() {
    const database = this.#disk.open();
    const commits = createCommitQueue(database);
    this.#log = await createLevelDocumentLog(database, commits, {
      buildSnapshot,
      onCompactionFailed: (_documentId, error) => this.#broken.push(`compaction failed: ${String(error)}`),
    });
    this.#server = createSyncServer({
      log: this.#log,
      catalogue: createLevelCatalogue(database, commits),
      access: openAccess,
      measures: new Measures(),
      report: (event, fields) => this.#broken.push(`reported: ${event} ${JSON.stringify(fields)}`),
      limits,
    });
  }

  /** Takes one of the steps that are possible; `choice` says which. */
  async step(choice: number) {
    const steps = this.#possible();
    let rest = choice % steps.reduce((sum, { weight }) => sum + weight, 0);
    const chosen = steps.find(({ weight }) => (rest -= weight) < 0) as Step;
    await chosen.happen();
    await this.#flush();
  }

  /** Everything that can go well does, until nothing is left to do. Then all have the same, and the disk has it too. */
  async settle() {
    this.#disk.isFailing = false;
    for (let round = 0; round < settlingRounds; round++) {
      for (const client of this.#clients) {
        if (!client.isConnected) this.#connect(client);
        while (client.hasOutbox) client.send();
      }
      this.#disk.finishWrite();
      this.#elsewhere.shift()?.();
      vi.advanceTimersByTime(tickMs);
      await this.#flush();
      for (const client of this.#clients) while (client.hasInbox) client.read();
      if (this.#isQuiet()) break;
    }
    if (!this.#isQuiet()) this.#broken.push("it never came to rest");
    const stored = Y.snapshot(this.#durable);
    for (const [index, { doc }] of this.#clients.entries()) {
      if (!Y.equalSnapshots(Y.snapshot(doc), stored)) this.#broken.push(`client ${index} and the disk differ`);
    }
    await this.#expectWhole();
    this.#end();
  }

  /** What is read back from the disk is what was written to it, all of it. */
  async #expectWhole() {
    const stored = await this.#log.read(documentId);
    if (!stored) return;
    if (stored.damage.length > 0) this.#broken.push(`damaged: ${JSON.stringify(stored.damage)}`);
    const readBack = Y.snapshot(replay(updatesOf(stored)));
    if (!Y.equalSnapshots(readBack, Y.snapshot(this.#durable))) this.#broken.push("the disk does not give back all");
  }

  #possible(): Step[] {
    const steps: Step[] = [
      { name: "time passes", weight: 6, happen: () => void vi.advanceTimersByTime(tickMs) },
      { name: "the power fails before the write", weight: 1, happen: () => this.#crash(false) },
      { name: "the power fails after the write", weight: 1, happen: () => this.#crash(true) },
      { name: "the log is compacted", weight: 1, happen: () => this.#compact() },
      { name: "the disk fails or heals", weight: 1, happen: () => void (this.#disk.isFailing = !this.#disk.isFailing) },
    ];
    if (this.#disk.isWriting && !this.#disk.isFailing) {
      steps.push({ name: "a write ends", weight: 8, happen: () => this.#disk.finishWrite() });
    }
    if (this.#elsewhere.length > 0) {
      steps.push({ name: "another thread is done", weight: 2, happen: () => this.#elsewhere.shift()?.() });
    }
    for (const client of this.#clients) {
      steps.push({ name: "types", weight: 3, happen: () => this.#type(client) });
      if (!client.isConnected) steps.push({ name: "connects", weight: 4, happen: () => this.#connect(client) });
      else steps.push({ name: "is cut off", weight: 1, happen: () => client.cut() });
      if (client.hasOutbox) steps.push({ name: "sends", weight: 8, happen: () => client.send() });
      if (client.hasInbox) steps.push({ name: "reads", weight: 6, happen: () => client.read() });
    }
    return steps;
  }

  #type({ doc }: SimulatedClient) {
    const text = doc.getText("content");
    this.#letters += 1;
    const place = (this.#letters * 7) % (text.length + 1);
    if (this.#letters % 5 === 0 && place < text.length) text.delete(place, 1);
    else text.insert(place, String.fromCodePoint(97 + (this.#letters % 26)));
  }

  #connect(client: SimulatedClient) {
    const { socket, stream } = client.connect().serverSide;
    this.#server.connect(socket, stream, "");
  }

  #compact() {
    // It goes on in the steps after this; one that a crash or a failing disk ends is made again some day.
    this.#log.compact(documentId).catch(() => {});
  }

  async #crash(wasWritten: boolean) {
    this.#end();
    this.#disk.crash(wasWritten);
    this.#disk.isFailing = false;
    await this.start();
    await this.#expectWhole();
  }

  #end() {
    for (const client of this.#clients) client.cut();
    vi.clearAllTimers();
    this.#elsewhere.length = 0;
  }

  #isQuiet(): boolean {
    if (this.#disk.isWriting || this.#elsewhere.length > 0) return false;
    return this.#clients.every((client) => client.isSaved && !client.hasOutbox);
  }

  /** Whatever follows from a step by itself is over, reads of the disk included. */
  async #flush() {
    for (let round = 0; round === 0 || this.#disk.isRead; round++) {
      if (round === 1_000) throw new Error("A read never ended.");
      for (let turn = 0; turn < 30; turn++) await Promise.resolve();
    }
  }

  #expectDurable(update: Uint8Array, what: string) {
    if (!Y.snapshotContainsUpdate(Y.snapshot(this.#durable), update))
      this.#broken.push(`${what} before it was durable`);
  }
}
