/** A document as another program keeps it: under whatever name, and as Yjs updates (version 1) in their order. */
export interface ForeignDocument {
  readonly name: string;
  readonly updates: readonly Uint8Array[];
}
