export interface IdleLimits {
  /** How long a document nobody is in stays in memory, so that a reload finds it there. */
  idleMs: number;
  /** What such documents may take together. */
  idleBytes: number;
}

/** An empty document is not free either. */
const leastBytes = 16 * 1024;

interface Idle {
  bytes: number;
  timer: NodeJS.Timeout;
}

/** Documents nobody is in, for a while: when there are too many, who has been idle longest goes first. */
export class IdleDocuments<D> {
  readonly #limits: IdleLimits;
  readonly #onOver: (document: D) => void;
  /** In the order in which they were left. */
  readonly #idle = new Map<D, Idle>();
  #bytes = 0;

  constructor(limits: IdleLimits, onOver: (document: D) => void) {
    this.#limits = limits;
    this.#onOver = onOver;
  }

  has(document: D): boolean {
    return this.#idle.has(document);
  }

  /** `memory` in bytes. */
  add(document: D, memory: number) {
    const bytes = Math.max(leastBytes, memory);
    const timer = setTimeout(() => this.#end(document), this.#limits.idleMs);
    this.#idle.set(document, { bytes, timer });
    this.#bytes += bytes;
    for (const [longest] of this.#idle) {
      if (this.#bytes <= this.#limits.idleBytes) return;
      this.#end(longest);
    }
  }

  /** Somebody came, or it left memory in another way. */
  remove(document: D) {
    const idle = this.#idle.get(document);
    if (!idle) return;
    clearTimeout(idle.timer);
    this.#idle.delete(document);
    this.#bytes -= idle.bytes;
  }

  /** Lets all of them go now. */
  clear() {
    for (const [document] of this.#idle) this.#end(document);
  }

  #end(document: D) {
    this.remove(document);
    this.#onOver(document);
  }
}
