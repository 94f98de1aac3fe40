import type { DocumentId } from "../documents/document-id.ts";
import type { Report } from "../report.ts";
import type { Sequence } from "../storage/document-log.ts";
import type { LiveDocument } from "./live-document.ts";

/** What has become of a document, and would survive a crash. */
export type DocumentChange =
  | {
      readonly type: "written";
      readonly documentId: DocumentId;
      /** The last update it covers: of two changes of a document the later has the higher number. */
      readonly sequence: Sequence;
      /** Who wrote since the change before; an empty name stands for people without an account. */
      readonly users: readonly string[];
    }
  /** Gone for good: a program forgets what it made of it. */
  | { readonly type: "deleted"; readonly documentId: DocumentId };

/**
 * Hears of changes. Calls about one document never overlap. What it throws is reported, and the next change of the
 * document is announced all the same. Nothing is remembered over a crash: `sequence` shows what a program has missed.
 */
export type OnChange = (change: DocumentChange) => void | Promise<void>;

/** Tells a program which documents have changed, once they rest. */
export interface Announcer {
  /** Something new of the document is durable, which these users wrote. */
  changed(document: LiveDocument, users: readonly string[]): void;
  /** Nothing of the document is there any more. */
  deleted(documentId: DocumentId): void;
  /** The document has left memory. */
  left(document: LiveDocument): void;
  /** Announces at once what is due, and resolves when every call has ended. */
  flush(): Promise<void>;
}

/** A change is announced when nobody has written for so long, … */
const restMs = 2_000;
/** … or when it has waited so long. */
const longestMs = 10_000;

interface Due {
  since: number;
  timer: NodeJS.Timeout;
}

/** A hook that is slow or throws is waited for by nobody but itself. */
export function announceChanges(onChange: OnChange, report: Report): Announcer {
  const due = new Map<LiveDocument, Due>();
  const authors = new Map<LiveDocument, Set<string>>();
  const calls = new Map<DocumentId, Promise<void>>();

  function announce(document: LiveDocument) {
    clearTimeout(due.get(document)?.timer);
    due.delete(document);
    const { documentId } = document;
    enqueue(documentId, async () => {
      const users = authors.get(document);
      authors.delete(document);
      // A call before this one that took long has told of them already.
      if (users) await onChange({ type: "written", documentId, sequence: document.durable, users: [...users] });
    });
  }

  function enqueue(documentId: DocumentId, tell: () => void | Promise<void>) {
    const before = calls.get(documentId) ?? Promise.resolve();
    const call = before.then(tell).catch((error) => report("change-hook-failed", { documentId, error }));
    calls.set(documentId, call);
    void call.then(() => calls.get(documentId) === call && calls.delete(documentId));
  }

  return {
    changed(document, users) {
      authors.set(document, new Set([...(authors.get(document) ?? []), ...users]));
      const waiting = due.get(document);
      clearTimeout(waiting?.timer);
      const since = waiting?.since ?? Date.now();
      const wait = Math.min(restMs, Math.max(0, since + longestMs - Date.now()));
      due.set(document, { since, timer: setTimeout(() => announce(document), wait) });
    },
    deleted: (documentId) => enqueue(documentId, () => onChange({ type: "deleted", documentId })),
    left(document) {
      // Its last commit may still be under way.
      void document.ended.then(() => due.has(document) && announce(document));
    },
    async flush() {
      for (const document of due.keys()) announce(document);
      while (calls.size > 0) await Promise.all(calls.values());
    },
  };
}
