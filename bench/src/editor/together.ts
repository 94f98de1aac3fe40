import type * as Y from "yjs";
import { type Client, join } from "../client.ts";
import { letterOf, type Keystroke, record } from "../binding/keystrokes.ts";
import { textsOf } from "../binding/long-document.ts";
import type { ServerProcess } from "../server-process.ts";
import { replay } from "../writing/document.ts";
import { ownWords } from "./long-documents.ts";

/** People who write in a document while somebody else does at a page: some near by, the others all over. */
export class OtherWriters {
  readonly #clients: readonly Client[];
  readonly #updates: readonly Uint8Array[];

  private constructor(clients: readonly Client[], updates: readonly Uint8Array[]) {
    this.#clients = clients;
    this.#updates = updates;
  }

  /** They have the document that is given and write so many letters into it. */
  static async arrive(
    server: ServerProcess,
    { documentId, document, people, letters }: { documentId: string; document: Y.Doc; people: number; letters: number },
  ): Promise<OtherWriters> {
    const authors = Array.from({ length: people }, (_, index) => 1_000 + index);
    const updates = record(document, takeTurns(document, letters, people), authors);
    const clients = await Promise.all(authors.map(() => join(server, documentId)));
    return new OtherWriters(clients, updates);
  }

  get letters(): number {
    return this.#updates.length;
  }

  write(index: number) {
    this.#clients[index % this.#clients.length]?.send("update", this.#updates[index] as Uint8Array);
  }

  leave() {
    for (const client of this.#clients) client.cut();
  }
}

/** Everybody writes a word that never ends, each in another block. */
function takeTurns(document: Y.Doc, letters: number, people: number): Keystroke[] {
  const { length } = textsOf(document);
  const middle = ownBlockOf(document);
  const blockOf = (person: number) => {
    const block = person < 3 ? middle + 2 + 2 * person : Math.floor((length * person) / people) + 1;
    return Math.min(block === middle ? block + 1 : block, length - 2);
  };
  return Array.from({ length: letters }, (_, index) => ({
    block: blockOf(index % people),
    offset: 5 + Math.floor(index / people),
    letter: letterOf(index * 7),
  }));
}

function ownBlockOf(document: Y.Doc): number {
  return textsOf(document).findIndex((text) => wordsOf(text) === ownWords);
}

/** What is wrong with what the server has: it has to be what the others know, and what was typed at the page. */
export async function problemsOf(
  server: ServerProcess,
  { documentId, document, typed }: { documentId: string; document: Y.Doc; typed: string },
): Promise<string[]> {
  const expected = textsOf(document)
    .map(wordsOf)
    .with(ownBlockOf(document), ownWords + typed);
  const reader = await join(server, documentId);
  const found = textsOf(replay(reader.arrivals.map(({ update }) => update)))
    .map(wordsOf)
    .filter((words) => words !== "");
  reader.cut();
  const differing = expected.filter((words, index) => words !== found[index]).length;
  return differing === 0 ? [] : [`${differing} blocks are not what was written`];
}

function wordsOf(text: Y.XmlText): string {
  return (text.toDelta() as { insert: string }[]).map(({ insert }) => insert).join("");
}
