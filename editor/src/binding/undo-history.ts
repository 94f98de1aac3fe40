import type { Node } from "@tiptap/pm/model";
import type { EditorState, Selection } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import * as Y from "yjs";
import type { Binding } from "./binding.ts";
import { bindingOf } from "./binding-plugin.ts";
import { type RelativeSelection, toRelativeSelection, toSelection } from "./relative-selection.ts";
import { type EditGroup, firstGroup } from "./undo-groups.ts";
import { mendUndo } from "./mend-undo.ts";

export interface UndoHistoryOptions {
  view: EditorView;
  /** Edits that are no further apart, in milliseconds, are taken back together. */
  captureTimeout: number;
  /** The edit that is being written. */
  edit: () => OwnEdit;
  /** Whose work is gone on with: ProseMirror makes a plugin's view again when another plugin comes or goes. */
  previous: UndoHistory | undefined;
}

export interface OwnEdit {
  readonly group: EditGroup;
  readonly selectionBefore: RelativeSelection | undefined;
}

/** Where one was before and after what a stack item takes back. */
interface Selections {
  before: RelativeSelection | undefined;
  after: RelativeSelection | undefined;
}

type StackItem = Y.UndoManager["undoStack"][number];
interface StackItemEvent {
  stackItem: StackItem;
  origin: unknown;
  type: "undo" | "redo";
}

const selectionsKey = "selections";

function selectionsOf({ meta }: StackItem): Selections {
  const selections: Selections = meta.get(selectionsKey) ?? { before: undefined, after: undefined };
  meta.set(selectionsKey, selections);
  return selections;
}

/** What was written in one editor, to be taken back and done again; what others wrote stays. */
export class UndoHistory {
  readonly #options: UndoHistoryOptions;
  readonly #binding: Binding;
  readonly #manager: Y.UndoManager;
  readonly #stopMending: () => void;
  #group = firstGroup;
  /** What was just written, until the selection after it is known. */
  #written: StackItem | undefined;
  #lastSelection: { document: Node; selection: Selection; relative: RelativeSelection } | undefined;

  constructor(options: UndoHistoryOptions) {
    this.#options = options;
    this.#binding = bindingOf(options.view.state);
    this.#manager = new Y.UndoManager(this.#binding.fragment, {
      captureTimeout: options.captureTimeout,
      trackedOrigins: new Set([this.#binding]),
      captureTransaction: (transaction) => transaction.origin !== this.#binding || this.#takes(transaction),
      deleteFilter: ({ content }) => !(content instanceof Y.ContentType) || content.type._length === 0,
    });
    this.#manager.on("stack-item-added", this.#onWritten);
    this.#manager.on("stack-item-updated", this.#onWritten);
    this.#manager.on("stack-item-popped", this.#onPopped);
    this.#stopMending = mendUndo(this.#manager);
    const { previous } = options;
    if (previous && previous.#binding.fragment === this.#binding.fragment) {
      this.#manager.undoStack = previous.#manager.undoStack;
      this.#manager.redoStack = previous.#manager.redoStack;
    }
  }

  can(direction: "undo" | "redo"): boolean {
    const { view } = this.#options;
    if (view.isDestroyed || view.editable === false) return false;
    return direction === "undo" ? this.#manager.canUndo() : this.#manager.canRedo();
  }

  run(direction: "undo" | "redo") {
    try {
      this.#manager[direction]();
    } catch (error) {
      // Yjs may meet the remains of what an earlier undo had made. What it did until then is done and shown; and a key
      // that throws would be the browser's.
      queueMicrotask(() => {
        throw error;
      });
    }
  }

  /** Positions can be told as long as the document is the one that is bound. */
  selectionIn({ doc: document, selection }: EditorState): RelativeSelection | undefined {
    if (document !== this.#options.view.state.doc) return undefined;
    const last = this.#lastSelection;
    if (last?.document === document && last.selection.eq(selection)) return last.relative;
    const relative = toRelativeSelection(selection, this.#binding);
    this.#lastSelection = { document, selection, relative };
    return relative;
  }

  /** Called when the editor shows the edit that was written. */
  onShown() {
    if (!this.#written) return;
    selectionsOf(this.#written).after = this.selectionIn(this.#options.view.state);
    this.#written = undefined;
  }

  destroy() {
    this.#stopMending();
    this.#manager.destroy();
  }

  #takes(transaction: Y.Transaction): boolean {
    if (transaction.meta.get("addToHistory") === false) return false;
    const { group } = this.#options.edit();
    const isSameComposition = group.composition !== undefined && group.composition === this.#group.composition;
    if (isSameComposition) this.#manager.lastChange = Date.now();
    else if (group.number !== this.#group.number) this.#manager.stopCapturing();
    this.#group = group;
    // Clearing it, Yjs would release what other stack items need as well, and then could neither restore it nor go on.
    this.#manager.redoStack = [];
    return true;
  }

  readonly #onWritten = ({ stackItem, origin }: StackItemEvent) => {
    if (origin === this.#binding) {
      selectionsOf(stackItem).before ??= this.#options.edit().selectionBefore;
      this.#written = stackItem;
      setTimeout(this.#beginPause, 0, this.#manager.lastChange);
    } else if (this.#manager.currStackItem) {
      // What was taken back is about to be done again, or the other way round.
      stackItem.meta.set(selectionsKey, selectionsOf(this.#manager.currStackItem));
    }
  };

  /** While the page is busy with an edit nobody pauses: on a slow machine a word would come apart. */
  readonly #beginPause = (lastChange: number) => {
    if (this.#manager.lastChange === lastChange && lastChange > 0) this.#manager.lastChange = Date.now();
  };

  readonly #onPopped = ({ stackItem, type }: StackItemEvent) => {
    this.#group = firstGroup;
    const { view } = this.#options;
    const { before, after } = selectionsOf(stackItem);
    const relative = type === "undo" ? before : after;
    const selection = relative && toSelection(relative, this.#binding, view.state.doc);
    const transaction = view.state.tr.setMeta("addToHistory", false);
    if (selection) transaction.setSelection(selection);
    view.dispatch(transaction.scrollIntoView());
  };
}
