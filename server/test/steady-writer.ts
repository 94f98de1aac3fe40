import { onTestFinished } from "vitest";
import * as Y from "yjs";
import type { Chance } from "./chance.ts";
import { enterAs } from "./client-kinds.ts";
import { enter, Person, type ServerProcess } from "./harness.ts";
import type { Ledger } from "./ledger.ts";

const everyMs = 4;
const longest = 2_000;

/** Somebody who edits without a pause and replaces what is there, so that the log grows past the state. */
export class SteadyWriter {
  readonly doc: Y.Doc;
  readonly #ledger: Ledger;
  readonly #chance: Chance;
  readonly #leave: () => void;
  readonly #typed: Uint8Array[] = [];
  #acknowledged = 0;
  #isConnected = true;
  #timer: NodeJS.Timeout | undefined;
  /** How many of the updates were acknowledged, or shown to this one by others. */
  promises = 0;

  constructor(client: { doc: Y.Doc; leave: () => void }, ledger: Ledger, chance: Chance) {
    this.doc = client.doc;
    this.#leave = () => client.leave();
    // It was shown what there is: what it writes from here on builds on that.
    ledger.promised(Y.encodeStateAsUpdate(client.doc));
    this.#ledger = ledger;
    this.#chance = chance;
    this.doc.on("update", (update: Uint8Array, _origin: unknown, _document: Y.Doc, { local }: Y.Transaction) =>
      local ? this.#type(update) : this.#promise(update),
    );
    if (client instanceof Person) this.#followAcknowledgements(client);
  }

  starts() {
    this.#timer ??= setInterval(() => this.edits(2), everyMs);
  }

  edits(times: number) {
    const text = this.doc.getText("content");
    for (let edit = 0; edit < times; edit++) {
      const at = this.#chance.below(text.length + 1);
      if (text.length < longest) text.insert(at, `${this.#chance.below(1_000_000)} `);
      else text.delete(0, longest / 2);
    }
  }

  leaves() {
    clearInterval(this.#timer);
    this.#leave();
  }

  #type(update: Uint8Array) {
    this.#typed.push(update);
    this.#ledger.typed(update);
  }

  #promise(update: Uint8Array) {
    this.promises += 1;
    this.#ledger.promised(update);
  }

  /** One acknowledgement a message, in order: the count that is left tells which are covered. */
  #followAcknowledgements({ provider }: Person) {
    provider.on("disconnect", () => {
      // A connection begins with another count.
      this.#isConnected = false;
    });
    provider.on("unsyncedChanges", ({ number }: { number: number }) => {
      if (!this.#isConnected) return;
      while (this.#acknowledged < this.#typed.length - number) {
        this.#promise(this.#typed[this.#acknowledged++] as Uint8Array);
      }
    });
  }
}

/** Enters with a client that is told what is saved, or with one that only sees what it is shown. */
export async function enterWriting(
  kind: "@hocuspocus/provider" | "y-websocket",
  server: ServerProcess,
  documentId: string,
  ledger: Ledger,
  chance: Chance,
): Promise<SteadyWriter> {
  const client =
    kind === "y-websocket" ? await enterAs(kind, server, documentId) : await enterSaved(server, documentId);
  const writer = new SteadyWriter(client, ledger, chance);
  onTestFinished(() => writer.leaves());
  return writer;
}

async function enterSaved(server: ServerProcess, documentId: string): Promise<Person> {
  const person = await enter(server, documentId);
  await person.saved();
  return person;
}
