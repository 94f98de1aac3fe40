import * as Y from "yjs";
import { firstOf, type LogRecord, type Sequence, type Snapshot } from "./document-log.ts";
import { isSameDocument, replay } from "./snapshot-builder.ts";

/** Where the history and the snapshots do not tell the same story. */
export interface Difference {
  readonly at: Sequence;
  readonly meaning: string;
}

const pageLength = 2_000;

/**
 * Replays the history and compares it with each snapshot it passes. After a gap it goes on from the next snapshot, so
 * what is lost in one place does not hide what is wrong in another.
 */
export async function compareHistory(
  records: AsyncIterable<LogRecord>,
  snapshots: readonly Snapshot[],
): Promise<Difference[]> {
  const differences: Difference[] = [];
  let document: Y.Doc | undefined = new Y.Doc();
  let at = 0;
  let page: LogRecord[] = [];

  function turnPage() {
    if (document && !applyAll(document, page)) {
      differences.push({ at: page[0]?.sequence ?? at, meaning: `An update up to ${at} cannot be applied again.` });
      document = undefined;
    }
    page = [];
  }

  function startAgain(after: Sequence) {
    turnPage();
    const base = snapshots.find(({ sequence }) => sequence >= after);
    document = base && replay([base.state]);
  }

  for await (const record of records) {
    if (firstOf(record) !== at + 1) startAgain(firstOf(record) - 1);
    page.push(record);
    at = record.sequence;
    const snapshot = snapshots.find(({ sequence }) => sequence === at);
    if (snapshot || page.length >= pageLength) turnPage();
    if (snapshot && document && !isSameDocument(document, replay([snapshot.state]))) {
      differences.push({ at, meaning: "The snapshot is not what its history gives." });
    }
  }
  turnPage();
  return differences;
}

function applyAll(document: Y.Doc, page: readonly LogRecord[]): boolean {
  try {
    document.transact(() => {
      for (const { update } of page) Y.applyUpdate(document, update);
    });
    return true;
  } catch {
    return false;
  }
}
