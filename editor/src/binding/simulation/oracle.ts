import { yXmlFragmentToProseMirrorRootNode } from "@tiptap/y-tiptap";
import type { Node, Schema } from "@tiptap/pm/model";
import * as Y from "yjs";

/**
 * What the converter of Tiptap makes of a document. It deletes what it does not like, so it works on a replica, which
 * receives update by update, as somebody else would.
 */
export class Oracle {
  readonly #document: Y.Doc;
  readonly #schema: Schema;
  #replica: Y.Doc;
  #hasWritten = false;

  constructor(document: Y.Doc, schema: Schema) {
    this.#document = document;
    this.#schema = schema;
    this.#replica = this.#copy();
    document.on("update", (update: Uint8Array) => Y.applyUpdate(this.#replica, update, this));
  }

  /** What the replica holds; nothing when it has written something itself, as Yjs does to tidy up formats. */
  get content(): string | undefined {
    return this.#hasWritten ? undefined : this.#replica.getXmlFragment("content").toString();
  }

  /** `undefined` when it holds the document for a bad one. */
  read(): Node | undefined {
    const node = yXmlFragmentToProseMirrorRootNode(this.#replica.getXmlFragment("content"), this.#schema);
    if (this.#hasWritten) {
      this.#replica = this.#copy();
      this.#hasWritten = false;
      return undefined;
    }
    return node.type.validContent(node.content) ? node : undefined;
  }

  #copy(): Y.Doc {
    const replica = new Y.Doc();
    Y.applyUpdate(replica, Y.encodeStateAsUpdate(this.#document), this);
    replica.on("update", (_update: Uint8Array, origin: unknown) => {
      if (origin !== this) this.#hasWritten = true;
    });
    return replica;
  }
}
