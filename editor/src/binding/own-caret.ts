import type { ResolvedPos } from "@tiptap/pm/model";
import { AllSelection, type EditorState, Selection } from "@tiptap/pm/state";
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
    const cells = cellsOf(selection);
    const told = inWords(selection, cells);
    const head = binding.toRelativePosition(told.head);
    const anchor = told.anchor === told.head ? head : binding.toRelativePosition(told.anchor);
    const caret = { anchor, head, isOfCells: cells !== undefined };
    if (this.#isTold() && this.#told && isSame(this.#told.caret, caret)) return;
    const ends = { anchor: Y.relativePositionToJSON(anchor), head: Y.relativePositionToJSON(head) };
    const cursor = cells ? { ...ends, cells: true } : ends;
    this.#told = { caret, cursor };
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
  const isSameHead = Y.compareRelativePositions(a.head, b.head);
  return isSameHead && Y.compareRelativePositions(a.anchor, b.anchor) && a.isOfCells === b.isOfCells;
}

/** As prosemirror-tables has it, which comes later than the text. */
type CellsSelected = Selection & Record<"$anchorCell" | "$headCell", ResolvedPos>;

function cellsOf(selection: Selection): CellsSelected | undefined {
  return "$headCell" in selection ? (selection as CellsSelected) : undefined;
}

/** All of the text, and cells, have their ends where no caret can be drawn, and which other editors do not know. */
function inWords(selection: Selection, cells: CellsSelected | undefined): Pick<Selection, "anchor" | "head"> {
  if (!cells && !(selection instanceof AllSelection)) return selection;
  const { doc } = selection.$head;
  const start = cells ? cells.$anchorCell.pos + 1 : 0;
  const end = cells ? cells.$headCell.pos + (cells.$headCell.nodeAfter?.nodeSize ?? 1) - 1 : doc.content.size;
  return { anchor: Selection.near(doc.resolve(start)).from, head: Selection.near(doc.resolve(end), -1).to };
}
