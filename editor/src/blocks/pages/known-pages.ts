import type { KnownPage } from "../suggestion.ts";

/** What a host says of the other documents it has. */
export interface PageHost {
  /**
   * Those whose titles have these words; without any the ones most likely wanted. Asked once at a time for what is
   * typed, and again while it is offered; the signal says that nobody waits any more.
   */
  readonly find: (query: string, signal: AbortSignal) => Promise<readonly KnownPage[]>;
  /** Where a document is shown. Without it links to documents are mere names. */
  readonly addressOf?: ((documentId: string) => string) | undefined;
  /** The document that an address shows, and nothing more than that: pasted alone it becomes a link to the document. */
  readonly documentAt?: ((address: URL) => string | undefined) | undefined;
  /** Says at once how a new document of this title is linked, and makes it. Without it none is offered to be made. */
  readonly create?: ((title: string) => KnownPage) | undefined;
  /** Goes there within the page. Without it the browser follows the address. */
  readonly open?: ((documentId: string) => void) | undefined;
}

const nowhere: PageHost = { find: async () => [] };

/** The titles of other documents as far as they are known, for the links to them. */
export class KnownPages {
  readonly #titles = new Map<string, string>();
  readonly #listeners = new Set<() => void>();
  #host = nowhere;
  #isAsked = false;

  setHost(host: PageHost | undefined) {
    this.#host = host ?? nowhere;
    this.#isAsked = false;
    if (this.#listeners.size > 0) this.#ask();
    this.#tell();
  }

  async find(query: string, signal: AbortSignal): Promise<readonly KnownPage[]> {
    const pages = await this.#host.find(query, signal);
    for (const { id, title } of pages) this.#titles.set(id, title);
    this.#tell();
    return pages;
  }

  get host(): PageHost {
    return this.#host;
  }

  titleOf(documentId: string): string | undefined {
    return this.#titles.get(documentId);
  }

  /** `undefined` unless it is an address of the web. */
  addressOf(documentId: string): string | undefined {
    const address = this.#host.addressOf?.(documentId);
    if (address === undefined || !URL.canParse(address, document.baseURI)) return undefined;
    const { protocol, href } = new URL(address, document.baseURI);
    return protocol === "https:" || protocol === "http:" ? href : undefined;
  }

  /** False when the browser has to. */
  open(documentId: string): boolean {
    this.#host.open?.(documentId);
    return this.#host.open !== undefined;
  }

  /** Hears when a title may be another. Titles are asked for when somebody wants to know them. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    this.#ask();
    return () => void this.#listeners.delete(listener);
  }

  #ask() {
    if (this.#isAsked) return;
    this.#isAsked = true;
    this.find("", new AbortController().signal).catch(() => {
      this.#isAsked = false;
    });
  }

  #tell() {
    for (const listener of this.#listeners) listener();
  }
}
