import { type Node, Slice } from "@tiptap/pm/model";
import type { EditorState, Transaction } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { ReplaceStep, Transform } from "@tiptap/pm/transform";
import * as Y from "yjs";
import { bindingKey } from "./binding-key.ts";
import { HeldBlocks } from "./held-blocks.ts";
import { keepSelection } from "./keep-selection.ts";
import type { LostWords } from "./lost-words.ts";
import { type Side, toPosition, toRelativePosition } from "./positions.ts";
import { readDocument } from "./read-node.ts";
import { showChanges, showDocument } from "./show-changes.ts";
import { readSelection } from "../changes/read-selection.ts";
import { CannotShow } from "./showing.ts";
import { Twins } from "./twins.ts";
import { writeChanges } from "./write-changes.ts";

/** What a binding needs of a view of ProseMirror. */
export interface BoundView {
  readonly state: EditorState;
  readonly composing: boolean;
  dispatch(tr: Transaction): void;
}

export interface BindingOptions {
  /** Told of words that were composed in what another person deleted meanwhile. */
  onLostWords?: (lost: LostWords[]) => void;
  /** Called before an edit of others is shown; what it returns, when it is. */
  keepPlace?: (view: EditorView, tr: Transaction) => (() => void) | undefined;
}

/**
 * Keeps what an editor shows and a fragment of Yjs the same. What is written here is a transaction of Yjs with the
 * binding as its origin; what others write is shown as one transaction of ProseMirror for each of theirs.
 */
export class Binding {
  readonly fragment: Y.XmlFragment;
  readonly #options: BindingOptions;
  #view: BoundView | undefined;
  #twins: Twins | undefined;
  #held: HeldBlocks | undefined;
  /** Yjs went on more than once before anybody was told. */
  #isBehind = false;

  constructor(fragment: Y.XmlFragment, options: BindingOptions = {}) {
    this.fragment = fragment;
    this.#options = options;
  }

  /** The document that is both shown and written. */
  get document(): Node | undefined {
    return this.#twins?.document;
  }

  attach(view: BoundView) {
    this.#view = view;
    const { doc, schema } = view.state;
    const content = readDocument(this.fragment, schema).content;
    const tr = view.state.tr.step(new ReplaceStep(0, doc.content.size, new Slice(content, 0, 0)));
    const twins = new Twins(this.fragment, tr.doc);
    // Now, and not when somebody presses the first key.
    twins.childrenOf(twins.root, tr.doc);
    this.#adopt(twins);
    this.#dispatch(view, tr, false);
    this.fragment.doc?.on("afterTransaction", this.#observe);
    this.fragment.doc?.on("afterAllTransactions", this.#catchUp);
  }

  detach() {
    this.#view = undefined;
    this.fragment.doc?.off("afterTransaction", this.#observe);
    this.fragment.doc?.off("afterAllTransactions", this.#catchUp);
  }

  /** Writes what an editor shows now; `transforms` lead there from `from`. */
  write(from: Node, transforms: readonly Transaction[], after: Node) {
    const twins = this.#twins;
    if (!twins || after === twins.document) return;
    const steps = from === twins.document ? transforms : [replaceAll(twins.document, after)];
    const isUndoable = transforms.every((tr) => tr.getMeta("addToHistory") !== false);
    this.fragment.doc?.transact((transaction) => {
      transaction.meta.set("addToHistory", isUndoable);
      try {
        writeChanges(transaction, twins, steps, after, (twin) => this.#held?.of(twin));
      } catch (error) {
        this.#isBehind = true;
        reportLater(error);
      }
    }, this);
  }

  /** Shows what had to wait for a composition, once it is over. */
  release() {
    const [view, twins, held] = [this.#view, this.#twins, this.#held];
    if (!view || !twins || !held || view.composing || !held.hasAny) return;
    let lost: LostWords[] = [];
    this.#show(view, twins, false, (tr) => {
      lost = held.release(tr);
    });
    if (lost.length > 0) this.#options.onLostWords?.(lost);
  }

  toRelativePosition(position: number, side: Side = -1): Y.RelativePosition {
    return toRelativePosition(this.#known(), position, side);
  }

  /** `undefined` while what it stands on has not come yet, or is not in this fragment. */
  toPosition(relative: Y.RelativePosition): number | undefined {
    return toPosition(this.#known(), relative);
  }

  #known(): Twins {
    if (!this.#twins) throw new Error("The binding has no view yet.");
    return this.#twins;
  }

  #adopt(twins: Twins) {
    this.#twins = twins;
    this.#held = new HeldBlocks(twins);
  }

  /**
   * Not as an observer of the fragment: for those Yjs sorts the changed types by their depth, and to know it walks through
   * all their siblings, for each of them.
   */
  readonly #observe = (transaction: Y.Transaction) => {
    const [view, twins, held] = [this.#view, this.#twins, this.#held];
    if (!transaction.changedParentTypes.has(this.fragment as never) || this.fragment._item?.deleted) return;
    if (!view || !twins || !held || transaction.origin === this) return;
    readSelection(view);
    const isLast = this.fragment.doc?._transactionCleanups.at(-1) === transaction;
    if (!isLast || this.#isBehind || view.state.doc !== twins.document) {
      this.#isBehind = true;
      return;
    }
    const composed = view.composing ? held.blockAt(view.state.selection.head, transaction) : undefined;
    const isUndo = transaction.origin instanceof Y.UndoManager;
    this.#show(view, twins, isUndo, (tr) => {
      showChanges(twins, transaction, tr, (twin, change) => held.hasToWait(twin, change, composed, transaction));
    });
  };

  readonly #catchUp = () => {
    const view = this.#view;
    if (!this.#isBehind || !view) return;
    this.#isBehind = false;
    this.#showAnew(view, false);
  };

  #show(view: BoundView, twins: Twins, isUndo: boolean, show: (tr: Transaction) => void) {
    const { tr } = view.state;
    try {
      show(tr);
    } catch (error) {
      if (!(error instanceof CannotShow)) reportLater(error);
      this.#showAnew(view, isUndo);
      return;
    }
    twins.document = tr.doc;
    this.#dispatch(view, tr, isUndo);
  }

  #showAnew(view: BoundView, isUndo: boolean) {
    const { tr } = view.state;
    const twins = new Twins(this.fragment, view.state.doc);
    showDocument(twins, tr);
    twins.document = tr.doc;
    this.#adopt(twins);
    this.#dispatch(view, tr, isUndo);
  }

  #dispatch(view: BoundView, tr: Transaction, isUndo: boolean) {
    if (!tr.docChanged) return;
    keepSelection(tr, view.state.selection);
    const putBack = isUndo ? undefined : this.#options.keepPlace?.(view as EditorView, tr);
    view.dispatch(tr.setMeta("addToHistory", false).setMeta(bindingKey, { isRemote: true, isUndo }));
    putBack?.();
    if (view.state.doc !== tr.doc) this.#isBehind = true;
  }
}

function replaceAll(before: Node, after: Node): Transform {
  return new Transform(before).replaceWith(0, before.content.size, after.content);
}

/** A mistake of ours must not cost the edit that meets it; it is still one that somebody has to hear of. */
function reportLater(error: unknown) {
  queueMicrotask(() => {
    throw error;
  });
}
