import type { DocumentSummary } from "@weft/server/api";
import { useCallback, useEffect, useState } from "react";
import { type CopyRecord, hasUnsavedEdits, listLocalCopies } from "../src/index.ts";
import { isNotAllowed, listDocuments } from "./api.ts";

/** A row of the list: on the server, on this device, or both. */
export interface ListedDocument extends Pick<DocumentSummary, "id" | "title"> {
  changedAt: number;
  /** Words in it are only on this device. */
  hasUnsaved: boolean;
}

export interface DocumentListState {
  documents: ListedDocument[];
  state: "loading" | "current" | "offline" | "not-allowed" | "failed";
  reload: () => void;
}

const lookAgainMs = 5_000;
const findMs = 3_000;

/** The documents of the server together with those on this device, newest change first. */
export function useDocuments(): DocumentListState {
  const [list, setList] = useState<Omit<DocumentListState, "reload">>({ documents: [], state: "loading" });
  const [attempt, setAttempt] = useState(0);
  const reload = useCallback(() => setAttempt((before) => before + 1), []);

  useEffect(() => {
    const leaving = new AbortController();
    void load(leaving.signal).then((next) => !leaving.signal.aborted && setList(next));
    return () => leaving.abort();
  }, [attempt]);

  useEffect(() => {
    const look = setInterval(() => document.visibilityState === "visible" && reload(), lookAgainMs);
    window.addEventListener("online", reload);
    window.addEventListener("focus", reload);
    return () => {
      clearInterval(look);
      window.removeEventListener("online", reload);
      window.removeEventListener("focus", reload);
    };
  }, [reload]);

  return { ...list, reload };
}

let lately: { list: ReturnType<typeof load>; until: number } | undefined;

/** Those whose titles have these words, newest change first; the ones on this device where there is no network. */
export async function findDocuments(query: string): Promise<Pick<ListedDocument, "id" | "title">[]> {
  // Asked for with every letter of a name.
  if (!lately || performance.now() > lately.until)
    lately = { list: load(AbortSignal.timeout(findMs)), until: performance.now() + lookAgainMs };
  const { documents } = await lately.list;
  const words = query.toLocaleLowerCase().split(/\s+/);
  return documents.filter(({ title }) => words.every((word) => title.toLocaleLowerCase().includes(word)));
}

async function load(signal: AbortSignal): Promise<Omit<DocumentListState, "reload">> {
  const copies = await listLocalCopies({ server: location.host, user: "" }).catch(() => []);
  const kept = copies.filter((copy) => !copy.aside);
  try {
    return { documents: merge(await listDocuments(signal), kept.filter(hasUnsavedEdits)), state: "current" };
  } catch (error) {
    if (isNotAllowed(error)) return { documents: merge([], kept), state: "not-allowed" };
    return { documents: merge([], kept), state: navigator.onLine ? "failed" : "offline" };
  }
}

function merge(summaries: readonly DocumentSummary[], copies: readonly CopyRecord[]): ListedDocument[] {
  const rows = new Map<string, ListedDocument>();
  for (const { id, title, updatedAt } of summaries) {
    rows.set(id, { id, title, changedAt: updatedAt, hasUnsaved: false });
  }
  for (const copy of copies) {
    const row = rows.get(copy.documentId);
    const hasUnsaved = hasUnsavedEdits(copy);
    if (row) row.hasUnsaved = hasUnsaved;
    else rows.set(copy.documentId, { id: copy.documentId, title: copy.title, changedAt: copy.changedAt, hasUnsaved });
  }
  return [...rows.values()].toSorted((a, b) => b.changedAt - a.changedAt);
}
