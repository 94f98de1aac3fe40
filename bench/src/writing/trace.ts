import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import * as Y from "yjs";
import { addParagraph, paragraphOf, record } from "./document.ts";

interface Trace {
  startContent: string;
  endContent: string;
  /** Each patch is a position, how many characters are deleted there, and what is inserted. */
  txns: { patches: [number, number, string][] }[];
}

/** How a text came about, key by key: valid updates in order, one for each operation, and the text they make. */
export interface History {
  readonly updates: readonly Uint8Array[];
  readonly text: string;
}

const file = new URL("../../../../shared/traces/automerge-paper.json.gz", import.meta.url);

/** The LaTeX source of a paper, from josephg/editing-traces; `undefined` where the file is not beside the project. */
export function readTrace(mostOperations: number): History | undefined {
  if (!existsSync(file)) return undefined;
  const { startContent, endContent, txns } = JSON.parse(gunzipSync(readFileSync(file)).toString()) as Trace;
  const patches = txns.flatMap((transaction) => transaction.patches);
  const document = new Y.Doc();
  const updates = record(document, () => {
    addParagraph(document, startContent);
    const text = paragraphOf(document);
    for (const [position, deleted, inserted] of patches.slice(0, mostOperations)) {
      document.transact(() => {
        if (deleted > 0) text.delete(position, deleted);
        if (inserted) text.insert(position, inserted);
      });
    }
  });
  const text = paragraphOf(document).toString();
  if (mostOperations >= patches.length && text !== endContent) throw new Error("The trace does not end as it says.");
  return { updates, text };
}
