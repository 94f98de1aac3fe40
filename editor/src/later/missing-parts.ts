/** What of the page could not be loaded, for those who tell of it. */
export class MissingParts {
  readonly #listeners = new Set<() => void>();
  readonly #parts = new Set<object>();

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  readonly getCount = () => this.#parts.size;

  add(part: object) {
    this.#parts.add(part);
    this.#tell();
  }

  remove(part: object) {
    if (this.#parts.delete(part)) this.#tell();
  }

  #tell() {
    for (const listener of this.#listeners) listener();
  }
}

/** A page has the files of one version, so it has one list of what it misses. */
export const missingParts = new MissingParts();
