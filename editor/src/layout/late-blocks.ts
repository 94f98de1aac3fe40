import type { Node } from "@tiptap/pm/model";
import { type EditorState, Plugin, PluginKey } from "@tiptap/pm/state";
import type { EditorView, NodeView, NodeViewConstructor } from "@tiptap/pm/view";
import { lastingView } from "../changes/lasting-view.ts";
import type { ObservedView } from "../changes/observed-view.ts";
import { readSelection } from "../changes/read-selection.ts";
import { idleMoment } from "../idle/when-idle.ts";
import { whenPainted } from "../idle/when-painted.ts";

/** More blocks than the tallest window shows; so many are always drawn behind the caret. */
const shownAtOnce = 100;
/** Fewer are drawn faster than anybody sees. */
const fewest = 400;
/** Milliseconds that a portion may take, so that whoever comes meanwhile does not feel it. */
const portionMs = 80;
const firstPortion = 250;
/** Each portion has the browser go through all blocks: with more of them a long document would never be done. */
const mostPortions = 50;
/** Letters that a line has, about. */
const lineLength = 80;
/** The space below a block, in lines. */
const spaceBelow = 0.5;
/** What long documents have most of. They have no view of their own. */
const kinds = ["paragraph", "heading", "bulletList", "orderedList", "taskList"];

interface Lateness {
  /** Blocks of which an empty element stands in the page. It shrinks. */
  readonly waiting: Set<Node>;
  /** How often the caret was put somewhere. */
  readonly moves: number;
}

const key = new PluginKey<Lateness>("lateBlocks");
const rests = new WeakMap<EditorView, Rest>();

/**
 * Shows the beginning of a long document before the rest of it has its elements: to make them, to style them and to lay
 * them out is most of what it takes to open one. An estimated height stands for the rest. It is drawn in portions, in calm
 * moments, and at once as far as somebody goes. To ProseMirror the document is whole from the start.
 */
export function lateBlocks(): Plugin<Lateness> {
  let shownIn: EditorView | undefined;
  const draw = (node: Node, view: EditorView) => (waitingIn(view.state).has(node) ? standIn() : undefined);
  return new Plugin<Lateness>({
    key,
    state: {
      init: () => ({ waiting: new Set(), moves: 0 }),
      apply(tr, { waiting, moves }, before, after) {
        const isOpened = tr.docChanged && isEmpty(before) && isLong(after) && !shownIn?.hasFocus();
        return {
          waiting: isOpened ? blocksBehind(after.doc) : waiting,
          moves: moves + Number(tr.selectionSet && !tr.docChanged),
        };
      },
    },
    props: { nodeViews: Object.fromEntries(kinds.map((kind) => [kind, draw as NodeViewConstructor])) },
    view: lastingView((view) => {
      shownIn = view;
      const rest = new Rest(view);
      rests.set(view, rest);
      return {
        update: (_, before) => rest.follow(before),
        destroy: () => rest.forget(),
      };
    }),
  });
}

/** Draws the text as far as a position now, for whoever asks where that is in the page. */
export function drawTo(view: EditorView, position: number) {
  rests.get(view)?.drawTo(view.state.doc.resolve(position).index(0));
}

/** An element, so that whatever reads the page finds the block behind it; of all of them this one has the fewest styles. */
function standIn(): NodeView {
  const dom = document.createElement("br");
  dom.hidden = true;
  return { dom };
}

function waitingIn(state: EditorState): Set<Node> {
  return (key.getState(state) as Lateness).waiting;
}

function blocksBehind({ children }: Node): Set<Node> {
  return new Set(children.slice(shownAtOnce).filter(({ type }) => kinds.includes(type.name)));
}

function isEmpty({ doc }: EditorState): boolean {
  return doc.childCount <= 1 && doc.textContent === "";
}

function isLong({ doc }: EditorState): boolean {
  return doc.childCount >= fewest;
}

/** What is not drawn yet. */
class Rest {
  readonly #view: EditorView;
  #waiting: Set<Node>;

  constructor(view: EditorView) {
    this.#view = view;
    this.#waiting = waitingIn(view.state);
    if (this.#waiting.size > 0) this.#begin();
  }

  follow(before: EditorState) {
    const { state } = this.#view;
    if (waitingIn(state) !== this.#waiting) {
      this.#waiting = waitingIn(state);
      this.#begin();
    }
    const isCaretMoved = key.getState(state)?.moves !== key.getState(before)?.moves;
    if (isCaretMoved) this.drawTo(state.selection.$head.index(0));
  }

  forget() {
    this.#waiting.clear();
    removeEventListener("scroll", this.#drawInSight, { capture: true });
    removeEventListener("keydown", this.#onKey, { capture: true });
    for (const name of ["dragenter", "beforeprint"]) removeEventListener(name, this.#drawAll, { capture: true });
  }

  #begin() {
    addEventListener("scroll", this.#drawInSight, { capture: true, passive: true });
    addEventListener("keydown", this.#onKey, { capture: true });
    for (const name of ["dragenter", "beforeprint"]) addEventListener(name, this.#drawAll, { capture: true });
    this.#leaveRoom();
    void this.#drawInTurn(this.#waiting);
  }

  readonly #drawAll = () => this.#draw(Infinity);

  /** A shortcut may go to the end of the text, or take all of it. */
  readonly #onKey = ({ ctrlKey, metaKey, altKey }: KeyboardEvent) => {
    if (ctrlKey || metaKey || altKey) this.#drawAll();
  };

  /** What is in the window, and as much below it. */
  readonly #drawInSight = () => {
    while (this.#waiting.size > 0 && this.#drawnTo() < 2 * innerHeight) this.#draw(firstPortion);
  };

  /** How far below the upper edge of the window. */
  #drawnTo(): number {
    const drawn = this.#view.dom.querySelector(":scope > br[hidden]")?.previousElementSibling;
    return drawn?.getBoundingClientRect().bottom ?? 0;
  }

  drawTo(index: number) {
    if (this.#waiting.size === 0) return;
    const near = this.#view.state.doc.children.slice(0, index + shownAtOnce);
    this.#draw(near.filter((block) => this.#waiting.has(block)).length);
  }

  async #drawInTurn(waiting: Set<Node>) {
    await whenPainted();
    const least = Math.ceil(waiting.size / mostPortions);
    let portion = firstPortion;
    // Others may empty and fill the text meanwhile: then something else waits, which has its own turn.
    for (await idleMoment(); waiting === this.#waiting && waiting.size > 0; await idleMoment()) {
      if (this.#view.composing) continue;
      const start = performance.now();
      this.#draw(portion);
      // Now, and not in the next frame: how long it takes says how much the next portion may be.
      this.#view.dom.getBoundingClientRect();
      const taken = Math.max(performance.now() - start, portionMs / 2);
      portion = Math.max(least, Math.ceil((portion * portionMs) / taken));
    }
  }

  /** So many of those that are next. */
  #draw(most: number) {
    if (most === 0 || this.#waiting.size === 0) return;
    const { docView } = this.#view as unknown as ObservedView;
    readSelection(this.#view);
    const { state } = this.#view;
    let drawn = 0;
    let position = 0;
    let from: number | undefined;
    const end = () => {
      if (from !== undefined) docView.markDirty(from, position);
      from = undefined;
    };
    for (const block of state.doc.children) {
      if (drawn < most && this.#waiting.delete(block)) {
        from ??= position;
        drawn += 1;
      } else end();
      position += block.nodeSize;
    }
    end();
    // What is left are blocks that others have changed meanwhile: those were drawn with that.
    if (drawn < most) this.forget();
    // Whatever is dirty before that is laid out for it: ProseMirror asks where the selection is.
    if (drawn > 0) this.#view.updateState(state);
    this.#leaveRoom();
  }

  #leaveRoom() {
    let lines = 0;
    for (const { content } of this.#waiting) lines += Math.ceil(content.size / lineLength) + spaceBelow;
    this.#view.dom.style.paddingBlockEnd = lines > 0 ? `${lines}lh` : "";
  }
}
