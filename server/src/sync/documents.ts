import { type Document, type Extension, Hocuspocus } from "@hocuspocus/server";
import { type DocumentId, parseDocumentId } from "../documents/document-id.ts";
import { withoutBroken } from "../documents/restore.ts";
import { Refusal } from "../refusal.ts";
import type { Report } from "../report.ts";
import { createSlots } from "../slots.ts";
import { type DocumentLog, type OpenedDocument, StorageUnavailable } from "../storage/document-log.ts";
import { updatesOf } from "../storage/stored-state.ts";
import { IdleDocuments, type IdleLimits } from "./idle-documents.ts";
import { LiveDocument, type LiveDocumentOptions } from "./live-document.ts";
import { ParkedBudget } from "./parked.ts";

export interface DocumentsOptions extends Pick<LiveDocumentOptions, "measures" | "onDurable" | "onLeft"> {
  log: DocumentLog;
  report: Report;
  /** Called when nobody writes a document any more and its bytes are about to go. */
  beforeDelete: (documentId: DocumentId) => Promise<void>;
  limits: IdleLimits & { documentBytes: number; parkedBytes: number };
}

/** What is written waits behind what is read: thousands of documents opened at once would hold back everybody's words. */
const openedAtOnce = 8;

/**
 * Hocuspocus with documents that live in our log. It loads and unloads them; nothing is ever stored as a whole.
 * A document stays while somebody is in it, is about to be, or something of it is on its way to the disk, and a while
 * after that.
 */
export class Documents extends Hocuspocus {
  readonly #options: DocumentsOptions;
  /** Joins under way, by document: from being let in until the connection counts. */
  readonly #pins = new Map<string, number>();
  /** Documents taken out of memory whose log is not closed yet. */
  readonly #closing = new Map<string, Promise<void>>();
  readonly #removing = new Set<string>();
  readonly #inTurn = createSlots(openedAtOnce, Number.POSITIVE_INFINITY);
  readonly #parkedBudget: ParkedBudget;
  readonly #idle: IdleDocuments<Document>;
  #isEnding = false;

  constructor(options: DocumentsOptions, extensions: Extension[]) {
    super({ extensions, timeout: longerThanAnySocket, quiet: true });
    this.#options = options;
    this.#parkedBudget = new ParkedBudget(options.limits.parkedBytes);
    this.#idle = new IdleDocuments(options.limits, (document) => void super.unloadDocument(document));
  }

  /** The document if it is in memory. */
  live(documentId: DocumentId): LiveDocument | undefined {
    return this.documents.get(documentId) as LiveDocument | undefined;
  }

  get allLive(): LiveDocument[] {
    return [...this.documents.values()] as LiveDocument[];
  }

  override async createDocument(...args: Parameters<Hocuspocus["createDocument"]>): Promise<Document> {
    const [name] = args;
    this.#pins.set(name, (this.#pins.get(name) ?? 0) + 1);
    const document = this.documents.get(name);
    if (document) this.#idle.remove(document);
    try {
      return await super.createDocument(...args);
    } finally {
      // Whoever awaits this has its connection, which counts by itself, within this turn of the event loop.
      setImmediate(() => this.#unpin(name));
    }
  }

  override async loadDocument(name: string): Promise<Document> {
    const { report, measures, onDurable, onLeft, limits } = this.#options;
    const documentId = parseDocumentId(name);
    await this.#closing.get(name);
    const { stored, writer, wasDeleted, claims } = await this.#inTurn(() => this.#open(documentId));
    try {
      if (wasDeleted || this.#removing.has(name)) throw deleted();
      const { createdAt, damage } = stored;
      if (damage.length > 0) report("document-damaged", { documentId, damage });
      const isRecovering = damage.length > 0;
      const state = updatesOf(stored);
      const quota = limits.documentBytes;
      const content = { documentId, writer, createdAt, state, claims, isRecovering };
      return this.#make({ ...content, quota, measures, parkedBudget: this.#parkedBudget, onDurable, onLeft });
    } catch (error) {
      void writer.close();
      throw error;
    }
  }

  /** Has a document in memory, as if somebody were in it, until what is done with it is done. */
  async use<Result>(documentId: DocumentId, act: (document: LiveDocument) => Promise<Result>): Promise<Result> {
    const connection = { isAuthenticated: true, readOnly: false };
    const document = await this.createDocument(documentId, anyRequest, documentId, connection);
    document.addDirectConnection();
    try {
      return await act(document as LiveDocument);
    } finally {
      document.removeDirectConnection();
      void this.unloadDocument(document);
    }
  }

  override shouldUnloadDocument(document: Document): boolean {
    return (
      this.documents.get(document.name) === document &&
      (document as LiveDocument).isSettled &&
      !this.#pins.has(document.name) &&
      document.getConnectionsCount() === 0
    );
  }

  /** Nobody is in it any more: it goes when nobody has come back for a while. One that was never written goes now. */
  override async unloadDocument(document: Document): Promise<void> {
    if (!this.shouldUnloadDocument(document) || this.#idle.has(document)) return;
    const { sequence, memory } = document as LiveDocument;
    if (sequence === 0 || this.#isEnding) await super.unloadDocument(document);
    else {
      this.#idle.add(document, memory);
      (document as LiveDocument).rest();
    }
  }

  /** From now on nothing stays in memory that nobody is in. */
  stopIdling() {
    this.#isEnding = true;
    this.#idle.clear();
  }

  /** Every update is in the log already; unloading only waits until the disk has it. */
  override storeDocumentHooks(document: Document): Promise<void> {
    return (document as LiveDocument).settled().then(() => this.unloadDocument(document));
  }

  /** Takes a document out of memory although people are in it; the next who comes gets it from the log. */
  evict(document: LiveDocument): Promise<void> {
    if (this.documents.get(document.name) !== document) return document.ended;
    this.documents.delete(document.name);
    this.#idle.remove(document);
    document.destroy();
    const closing = document.ended.finally(() => this.#closing.delete(document.name));
    this.#closing.set(document.name, closing);
    return closing;
  }

  /** Deletes a document: nobody can come in while it goes, and it is out of memory before it does. */
  async remove(documentId: DocumentId): Promise<void> {
    this.#removing.add(documentId);
    try {
      await this.loadingDocuments.get(documentId)?.catch(() => {});
      const document = this.live(documentId);
      await (document ? this.evict(document) : this.#closing.get(documentId));
      await this.#options.beforeDelete(documentId);
      await this.#options.log.delete(documentId);
    } finally {
      this.#removing.delete(documentId);
    }
  }

  async #open(documentId: DocumentId): Promise<OpenedDocument> {
    // What is open for writing cannot be deleted.
    if (this.#removing.has(documentId)) throw deleted();
    try {
      return await this.#options.log.open(documentId);
    } catch (cause) {
      if (cause instanceof Refusal) throw cause;
      if (!(cause instanceof StorageUnavailable))
        this.#options.report("document-unreadable", { documentId, error: cause });
      throw new Refusal("unavailable", "The storage cannot be read right now.", { cause });
    }
  }

  #make(options: LiveDocumentOptions): LiveDocument {
    try {
      return new LiveDocument(options);
    } catch {
      const { updates, leftOut } = withoutBroken(options.state);
      this.#options.report("updates-left-out", { documentId: options.documentId, count: leftOut });
      return new LiveDocument({ ...options, state: updates });
    }
  }

  #unpin(name: string) {
    const pins = (this.#pins.get(name) ?? 1) - 1;
    if (pins > 0) {
      this.#pins.set(name, pins);
      return;
    }
    this.#pins.delete(name);
    const document = this.documents.get(name);
    if (document) void this.unloadDocument(document);
  }
}

function deleted(): Refusal {
  return new Refusal("document-deleted", "This document was deleted.");
}

/** Hocuspocus keeps the request of every socket, some kilobytes each, and hands it to hooks of which none looks at it. */
export const anyRequest = new Request("http://localhost/sync");

// Our transport decides when a socket is dead; Hocuspocus only sees a part of what comes over it.
const longerThanAnySocket = 2 ** 31 - 1;
