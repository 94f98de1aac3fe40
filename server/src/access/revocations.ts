import { type DocumentId, mainDocumentOf } from "../documents/document-id.ts";
import type { Grant } from "./access.ts";
import { clockToleranceMs, longestLifeMs } from "./claims.ts";

/** Whose tokens stop counting: a user's everywhere, everybody's for a document, or a user's for a document. */
export interface Revoked {
  readonly user?: string | undefined;
  readonly documentId?: DocumentId | undefined;
}

/** Names with a time that outlive the process. */
export interface KeptMoments {
  all(): Promise<{ moments: ReadonlyMap<string, number>; areAll: boolean }>;
  put(name: string, at: number): Promise<void>;
  forget(names: readonly string[]): Promise<void>;
}

/**
 * Tokens that are refused although they are well signed: those issued before a moment. A revocation counts at once,
 * survives a restart when its promise resolves, and is forgotten when every token it is about has expired.
 */
export class Revocations {
  readonly #kept: KeptMoments;
  readonly #moments: Map<string, number>;

  private constructor(kept: KeptMoments, moments: Map<string, number>) {
    this.#kept = kept;
    this.#moments = moments;
  }

  /** Where one cannot be read it may be about anybody: whoever was signed in before needs a new token. */
  static async read(kept: KeptMoments, onUnreadable: () => void, now = Date.now()): Promise<Revocations> {
    const { moments, areAll } = await kept.all();
    if (areAll) return new Revocations(kept, new Map(moments));
    onUnreadable();
    return new Revocations(kept, new Map(moments).set(everybody, now));
  }

  /** The clock of who signs may be ahead of ours: what it issued a moment later by that clock is covered, too. */
  cover({ user, issuedAt = 0 }: Pick<Grant, "user" | "issuedAt">, documentId: DocumentId): boolean {
    if (this.#moments.size === 0) return false;
    const names = [everybody, nameOf({ user }), nameOf({ documentId }), nameOf({ user, documentId })];
    return names.some((name) => issuedAt <= (this.#moments.get(name) ?? -Infinity) + clockToleranceMs);
  }

  async add(revoked: Revoked, now = Date.now()): Promise<void> {
    const name = nameOf(revoked);
    this.#moments.set(name, now);
    const past = [...this.#moments].filter(([, at]) => at + longestLifeMs + clockToleranceMs < now);
    for (const [old] of past) this.#moments.delete(old);
    await this.#kept.put(name, now);
    if (past.length > 0) await this.#kept.forget(past.map(([old]) => old));
  }
}

const everybody = nameOf({});

function nameOf({ user, documentId }: Revoked): string {
  return JSON.stringify([user ?? null, documentId ? mainDocumentOf(documentId) : null]);
}
