import type { EditorView } from "@tiptap/pm/view";

/** What ProseMirror's views have and do not tell in their types. */
export interface ObservedView {
  readonly composing: boolean;
  /** What is drawn of the document. */
  readonly docView: {
    /** What is between two positions is drawn anew when the state is shown next. */
    markDirty(from: number, to: number): void;
  };
  /** Editors without a page have none. */
  readonly domObserver?: {
    flush(): void;
    pendingRecords(): readonly MutationRecord[];
    /** `null` when the record is of nothing that is content. */
    registerMutation(record: MutationRecord, added: Node[]): object | null;
    start(): void;
    stop(): void;
  };
}

/** Changes the page in a way that is no edit, so that ProseMirror need not read it again. */
export function unobserved(view: EditorView, change: () => void) {
  const { domObserver } = view as unknown as ObservedView;
  domObserver?.stop();
  change();
  domObserver?.start();
}
