import * as Y from "yjs";

/**
 * Of one document: all that anybody typed, and what of it the server promised to keep, because somebody was told that it
 * is saved or was shown it. Deletions are held to the same measure as insertions.
 */
export class Ledger {
  readonly #typed = new Y.Doc();
  readonly #promised = new Y.Doc();

  typed(update: Uint8Array) {
    Y.applyUpdate(this.#typed, update);
  }

  promised(update: Uint8Array) {
    Y.applyUpdate(this.#promised, update);
  }

  /** All that is promised, as whoever still has it would bring it back. */
  get state(): Uint8Array {
    return Y.encodeStateAsUpdate(this.#promised);
  }

  /** Whether a document that came back lacks something that was promised. */
  isLost(recovered: Y.Doc): boolean {
    return changes(recovered, this.state);
  }

  /** Whether a document that came back holds what nobody typed, or something typed under the same numbers as another. */
  isInvented(recovered: Y.Doc): boolean {
    if (changes(this.#typed, Y.encodeStateAsUpdate(recovered))) return true;
    const whole = copyOf(recovered);
    Y.applyUpdate(whole, Y.encodeStateAsUpdate(this.#typed));
    return whole.getText("content").toString() !== this.#typed.getText("content").toString();
  }
}

/** Whether there is anything in the update that the document has not; the document stays as it is. */
function changes(document: Y.Doc, update: Uint8Array): boolean {
  const copy = copyOf(document);
  let isChanged = false;
  copy.once("update", () => {
    isChanged = true;
  });
  Y.applyUpdate(copy, update);
  return isChanged || copy.store.pendingStructs !== null || copy.store.pendingDs !== null;
}

function copyOf(document: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(document));
  return copy;
}
