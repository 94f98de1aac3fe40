import { withoutBroken } from "../../documents/restore.ts";
import { compareHistory } from "../compare-history.ts";
import type { Damage, Sequence, Snapshot, StoredDocument } from "../document-log.ts";
import { type Finding, meaningOf, sequenceOf } from "../finding.ts";
import { replay } from "../snapshot-builder.ts";
import { updatesOf } from "../stored-state.ts";
import { isUnreadable, type View } from "./database.ts";
import {
  allKinds,
  type DocumentHash,
  documentKey,
  documentRange,
  type Kind,
  readGeneration,
  readSequence,
  sequenceKey,
} from "./keys.ts";
import type { KnownDocument } from "./known-documents.ts";
import { Damaged, isWhole } from "./sealed.ts";
import { readSnapshot } from "./snapshots.ts";
import { type Head, readHead, readRecords, readStoredDocument } from "./stored-document.ts";

/** What is found of a document, before its name is put to it. */
type Found = Omit<Finding, "documentId">;

/**
 * Looks at everything stored of a document: can each value be read, are the numbers without a gap, does Yjs load it as
 * the server would, do snapshots and history tell the same story, does anything lie about that belongs to nothing.
 */
export async function verifyDocument(view: View, { document, documentId }: KnownDocument): Promise<Finding[]> {
  const named = (found: Found[]) =>
    found.map((one): Finding => ({ documentId: documentId ?? `(its id is lost) ${document.toString("hex")}`, ...one }));
  if (!documentId) return named([damage("Everything that names this document is unreadable.")]);

  const lost: Damage[] = [];
  const head = await readHead(view, documentId, lost);
  const side = await checkSideValues(view, document);
  if (!head) {
    const wasDeleted = (await view.get(documentKey("tombstone", document))) !== undefined;
    return named(wasDeleted ? side : [...side, damage("The document is named, and nothing of it is stored.")]);
  }
  const { snapshots, known, found } = await readSnapshots(view, document, head);
  const records = readRecords(view, document, head.generation, 1, lost);
  const differences = await compareHistory(records, snapshots);
  const stored = await readStoredDocument(view, documentId);
  return named([
    ...side,
    ...found,
    ...lost.map((one) => judge(one, known, snapshots)),
    ...differences.map(({ at, meaning }) => damage(meaning, at)),
    ...(stored ? checkLoading(stored) : []),
    ...(await checkLeftovers(view, document, head)),
  ]);
}

/** The same, where a block that LevelDB itself cannot read is one more damage. */
export async function verifyReadable(view: View, known: KnownDocument): Promise<Finding[]> {
  try {
    return await verifyDocument(view, known);
  } catch (error) {
    if (!isUnreadable(error)) throw error;
    const documentId = known.documentId ?? `(its id is lost) ${known.document.toString("hex")}`;
    return [{ documentId, ...damage(`LevelDB cannot read all that is stored of it: ${error.message}.`) }];
  }
}

/** What is read on its own, or belongs to no document. */
const otherKinds = new Set<Kind>(["head", "log", "snapshot", "chunk", "history", "recent", "holder"]);
const sideKinds = allKinds.filter((kind) => !otherKinds.has(kind));

/** What is stored beside the document itself. */
async function checkSideValues(view: View, document: DocumentHash): Promise<Found[]> {
  const found: Found[] = [];
  for (const kind of sideKinds) {
    for await (const [key, value] of view.entries(documentRange(kind, document))) {
      if (value.length > 0 && !isWhole(key, value)) found.push(damage(`A value beside it (${kind}) is unreadable.`));
    }
  }
  return found;
}

/** The readable snapshots, oldest first, and what was known to be lost when the newest was made. */
async function readSnapshots(view: View, document: DocumentHash, { generation }: Head) {
  const snapshots: Snapshot[] = [];
  const found: Found[] = [];
  let known: readonly Damage[] = [];
  for await (const key of view.keys(documentRange("snapshot", document, generation))) {
    const sequence = readSequence(key);
    try {
      const read = await readSnapshot(view, document, generation, sequence);
      snapshots.push(read.snapshot);
      known = read.damage;
    } catch (error) {
      if (!(error instanceof Damaged)) throw error;
      found.push(damage(meaningOf({ type: "unreadable-snapshot", at: sequence }), sequence));
    }
  }
  return { snapshots, known, found };
}

/** What a snapshot has taken note of is over: the document goes on without it, and says so. */
function judge(lost: Damage, known: readonly Damage[], snapshots: readonly Snapshot[]): Found {
  const isKnown = known.some((one) => JSON.stringify(one) === JSON.stringify(lost));
  const sequence = sequenceOf(lost);
  if (isKnown) return note(`${meaningOf(lost)} A later snapshot goes on without it.`, sequence);
  const isOld = lost.type === "missing-updates" && lost.from === 1 && lost.to <= (snapshots.at(-1)?.sequence ?? 0);
  if (isOld) return note(`The history begins with update ${lost.to + 1}; a snapshot covers what was before.`, sequence);
  return damage(meaningOf(lost), sequence);
}

function checkLoading(stored: StoredDocument): Found[] {
  const { updates } = withoutBroken(updatesOf(stored));
  const kept = new Set(updates);
  const broken = stored.records.filter(({ update }) => !kept.has(update));
  const found = broken.map(({ sequence }) => damage("Yjs cannot apply this update; it is left out.", sequence));
  if (stored.snapshot && !kept.has(stored.snapshot.state)) {
    found.push(damage("Yjs cannot load this snapshot.", stored.snapshot.sequence));
  }
  const { pendingStructs, pendingDs } = replay(updates).store;
  if (pendingStructs || pendingDs) {
    found.push(damage("Some of it cannot be shown: it builds upon updates that are missing.", stored.head));
  }
  return found;
}

async function checkLeftovers(view: View, document: DocumentHash, { generation }: Head): Promise<Found[]> {
  let foreign = 0;
  let pieces = 0;
  for (const kind of ["log", "snapshot", "chunk", "history"] as const) {
    for await (const key of view.keys(documentRange(kind, document))) {
      if (readGeneration(key) !== generation) foreign += 1;
      else if (kind === "chunk") {
        const manifest = sequenceKey("snapshot", document, generation, readSequence(key));
        if (!(await view.get(manifest))) pieces += 1;
      }
    }
  }
  const found: Found[] = [];
  if (foreign > 0) found.push(damage(`Values that belong to an earlier life of the document: ${foreign}.`));
  if (pieces > 0)
    found.push(note(`A compaction that was cut short has left pieces (${pieces}); the next removes them.`));
  return found;
}

function damage(meaning: string, sequence?: Sequence): Found {
  return { type: "damage", meaning, ...(sequence !== undefined && { sequence }) };
}

function note(meaning: string, sequence?: Sequence): Found {
  return { type: "note", meaning, ...(sequence !== undefined && { sequence }) };
}
