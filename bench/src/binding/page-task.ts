import type { BindingName } from "./binding-names.ts";

/** What a page shows, and who else is there. */
export interface PageTask {
  readonly binding: BindingName;
  readonly blocks: number;
  /** Letters of others, made before anything is measured: all over the document, or by people who each stay at a place. */
  readonly others: { readonly letters: number; readonly people?: number };
}

/** What one letter took, in milliseconds. */
export interface Shares {
  /** The binding, with Yjs. */
  readonly binding: number;
  /** ProseMirror, to make the new state. */
  readonly prosemirror: number;
}

export interface RemoteKeystroke extends Shares {
  /** Everything, until the layout was made. */
  readonly work: number;
}

export interface OwnKeystroke {
  /** Missing when the page never came to it. */
  readonly shares?: Shares;
  /** From the moment the key was pressed, whatever the page was doing, until it was painted. */
  readonly painted: number;
}
