import type { DocumentSummary } from "@weft/server/api";
import { useCallback, useEffect, useState } from "react";
import { type CopyRecord, hasUnsavedEdits, listLocalCopies } from "../src/index.ts";
import { isNotAllowed, listDocuments, type Wanted } from "./api.ts";
import { seenTitle } from "./seen-titles.ts";

/** A row of the list: on the server, on this device, or both. */
export interface ListedDocument extends Pick<DocumentSummary, "id" | "title"> {
  changedAt: number;
  /** Words in it are only on this device. */
  hasUnsaved: boolean;
}

export interface DocumentListState {
  documents: ListedDocument[];
  state: "loading" | "current" | "offline" | "not-allowed" | "failed";
  /** There are others on the server. */
  hasMore: boolean;
  reload: () => void;
  showMore: () => void;
}

/** As many as the server lists at first, and as it can be made to. */
const step = 200;
const mostListed = 10_000;
const lookAgainMs = 5_000;
const findMs = 3_000;
const freshMs = 2_000;

/** The documents of the server together with those on this device, newest change first. */
export function useDocuments(): DocumentListState {
  const [list, setList] = useState<Loaded>({ documents: [], state: "loading", hasMore: false });
  const [limit, setLimit] = useState<number>();
  const [attempt, setAttempt] = useState(0);
  const reload = useCallback(() => setAttempt((before) => before + 1), []);

  useEffect(() => {
    const leaving = new AbortController();
    void load(leaving.signal, { limit }).then((next) => !leaving.signal.aborted && setList(next));
    return () => leaving.abort();
  }, [attempt, limit]);

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

  const showMore = useCallback(() => setLimit((before = step) => Math.min(before + step, mostListed)), []);
  return { ...list, hasMore: list.hasMore && limit !== mostListed, reload, showMore };
}

let lately: { list: Loaded; until: number } | undefined;

/** Those whose titles have these words, newest change first; the ones on this device where there is no network. */
export async function findDocuments(
  query: string,
  signal: AbortSignal,
): Promise<Pick<ListedDocument, "id" | "title">[]> {
  const words = plain(query).split(/\s+/);
  const isWanted = ({ title }: Pick<ListedDocument, "title">) => words.every((word) => plain(title).includes(word));
  const { documents, hasMore } = await loadLately(signal);
  if (!hasMore || query.trim() === "") return documents.filter(isWanted);
  return (await loadInTime(signal, { title: query })).documents.filter(isWanted);
}

/** Asked for with every letter of a name. */
async function loadLately(signal: AbortSignal): Promise<Loaded> {
  if (lately && performance.now() < lately.until) return lately.list;
  const list = await loadInTime(signal);
  lately = { list, until: performance.now() + freshMs };
  return list;
}

async function loadInTime(signal: AbortSignal, wanted: Wanted = {}): Promise<Loaded> {
  const list = await load(AbortSignal.any([signal, AbortSignal.timeout(findMs)]), wanted);
  signal.throwIfAborted();
  return list;
}

/** Without case and accents, as the server compares titles. */
function plain(text: string): string {
  return text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();
}

type Loaded = Omit<DocumentListState, "reload" | "showMore">;

async function load(signal: AbortSignal, wanted: Wanted): Promise<Loaded> {
  const copies = await listLocalCopies({ server: location.host, user: "" }).catch(() => []);
  const kept = copies.filter((copy) => !copy.aside);
  try {
    const { documents, hasMore } = await listDocuments(signal, wanted);
    return { documents: merge(documents, kept.filter(hasUnsavedEdits)), state: "current", hasMore };
  } catch (error) {
    if (isNotAllowed(error)) return { documents: merge([], kept), state: "not-allowed", hasMore: false };
    return { documents: merge([], kept), state: navigator.onLine ? "failed" : "offline", hasMore: false };
  }
}

function merge(summaries: readonly DocumentSummary[], copies: readonly CopyRecord[]): ListedDocument[] {
  const rows = new Map<string, ListedDocument>();
  for (const { id, title, updatedAt } of summaries) {
    rows.set(id, { id, title: seenTitle(id) ?? title, changedAt: updatedAt, hasUnsaved: false });
  }
  for (const copy of copies) {
    const row = rows.get(copy.documentId);
    const hasUnsaved = hasUnsavedEdits(copy);
    if (row) row.hasUnsaved = hasUnsaved;
    else rows.set(copy.documentId, { id: copy.documentId, title: copy.title, changedAt: copy.changedAt, hasUnsaved });
  }
  return [...rows.values()].toSorted((a, b) => b.changedAt - a.changedAt);
}
