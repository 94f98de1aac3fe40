import type { EditorState } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import type { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import { bindingOf } from "./binding-plugin.ts";
import type { RelativeCaret } from "./read-caret.ts";

/** Tells the others where one's selection is, as long as the editor has the focus; the same one only once. */
export class OwnCaret {
  readonly #view: EditorView;
  readonly #awareness: Awareness;
  #told: { caret: RelativeCaret; cursor: object } | undefined;

  constructor(view: EditorView, awareness: Awareness) {
    this.#view = view;
    this.#awareness = awareness;
    view.dom.addEventListener("focusin", this.#onFocus);
    view.dom.addEventListener("focusout", this.#onFocus);
  }

  update(before: EditorState) {
    const { doc: document, selection } = this.#view.state;
    if (document === before.doc && selection.eq(before.selection) && this.#isTold()) return;
    if (this.#view.hasFocus()) this.#tell();
  }

  destroy() {
    this.#view.dom.removeEventListener("focusin", this.#onFocus);
    this.#view.dom.removeEventListener("focusout", this.#onFocus);
    this.#forget();
  }

  readonly #onFocus = () => {
    if (this.#view.hasFocus()) this.#tell();
    else this.#forget();
  };

  #tell() {
    const binding = bindingOf(this.#view.state);
    const { selection } = this.#view.state;
    const head = binding.toRelativePosition(selection.head);
    const anchor = selection.empty ? head : binding.toRelativePosition(selection.anchor);
    if (this.#isTold() && this.#told && isSame(this.#told.caret, { anchor, head })) return;
    const cursor = { anchor: Y.relativePositionToJSON(anchor), head: Y.relativePositionToJSON(head) };
    this.#told = { caret: { anchor, head }, cursor };
    this.#awareness.setLocalStateField("cursor", cursor);
  }

  #forget() {
    if (this.#isTold()) this.#awareness.setLocalStateField("cursor", null);
    this.#told = undefined;
  }

  /** The state may have been set anew without it. */
  #isTold(): boolean {
    return this.#told !== undefined && this.#awareness.getLocalState()?.["cursor"] === this.#told.cursor;
  }
}

function isSame(a: RelativeCaret, b: RelativeCaret): boolean {
  return Y.compareRelativePositions(a.anchor, b.anchor) && Y.compareRelativePositions(a.head, b.head);
}
