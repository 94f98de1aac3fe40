interface Copy {
  readonly contents: Map<string, object>;
  readonly proofs: Set<unknown>;
}

const keptCopies = 8;

/**
 * What was copied and cannot be told in HTML stays here; the clipboard has a ticket for it. A page that one copies from
 * could write anything into the clipboard, and what nobody here understands nobody here could check.
 */
export class Tickets {
  readonly #copies: Copy[] = [];

  beginCopy() {
    this.#copies.push({ contents: new Map(), proofs: new Set() });
    if (this.#copies.length > keptCopies) this.#copies.shift();
  }

  /** `proof` is what tells this content from a forged one. */
  issue(content: object, proof: unknown): string {
    if (this.#copies.length === 0) this.beginCopy();
    const { contents, proofs } = this.#copies.at(-1) as Copy;
    const ticket = crypto.getRandomValues(new Uint32Array(4)).join("-");
    contents.set(ticket, content);
    proofs.add(proof);
    return ticket;
  }

  redeem(ticket: string | null): object | undefined {
    if (ticket === null) return undefined;
    return this.#copies.findLast(({ contents }) => contents.has(ticket))?.contents.get(ticket);
  }

  isGenuine(proof: unknown): boolean {
    return this.#copies.some(({ proofs }) => proofs.has(proof));
  }
}
