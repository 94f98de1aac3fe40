import { type EditorState, Plugin, PluginKey } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { lastingView } from "../changes/lasting-view.ts";
import { unobserved } from "../changes/observed-view.ts";
import { idleMoment } from "../idle/when-idle.ts";
import { whenPainted } from "../idle/when-painted.ts";

/** More blocks than the tallest window shows. */
const shownAtOnce = 100;
/** Fewer are laid out faster than anybody sees. */
const fewest = 400;
/** Milliseconds that a portion may take, so that whoever comes meanwhile does not feel it. */
const portionMs = 50;
const firstPortion = 100;
/** Letters that a line has, about. */
const lineLength = 80;
/** What somebody does who wants more than the beginning. */
const acts = ["pointerdown", "wheel", "touchstart", "keydown", "scroll", "beforeprint"] as const;

/** How often the caret was put somewhere. */
const key = new PluginKey<number>("lateLayout");

/**
 * Shows the beginning of a long document before the browser has laid out the rest: for 10,000 blocks that is most of a
 * second. The rest has an estimated height until then; its turn comes in portions, in calm moments, and all at once when
 * somebody does anything.
 */
export function lateLayout(): Plugin<number> {
  return new Plugin<number>({
    key,
    state: {
      init: () => 0,
      apply: (tr, moves) => moves + Number(tr.selectionSet && !tr.docChanged),
    },
    view: lastingView((view) => {
      const rest = new Rest(view);
      if (isLong(view.state)) rest.putOff();
      return {
        update: (_, before) => rest.follow(before),
        destroy: () => rest.forget(),
      };
    }),
  });
}

/** Its height is only estimated. */
export function isPutOff({ style }: HTMLElement): boolean {
  return style.contentVisibility === "hidden";
}

class Rest {
  readonly #view: EditorView;
  #blocks: HTMLElement[] = [];

  constructor(view: EditorView) {
    this.#view = view;
  }

  putOff() {
    const { dom, state } = this.#view;
    const blocks = [...dom.children].slice(shownAtOnce).filter((block) => block instanceof HTMLElement);
    unobserved(this.#view, () => {
      blocks.forEach(({ style }, index) => {
        const lines = Math.ceil((state.doc.maybeChild(shownAtOnce + index)?.content.size ?? 0) / lineLength);
        style.cssText += `;content-visibility:hidden;contain-intrinsic-block-size:${lines}lh`;
      });
    });
    this.#blocks = blocks;
    for (const act of acts) addEventListener(act, this.#layOutAll, { capture: true, passive: true });
    void this.#layOutInTurn();
  }

  follow(before: EditorState) {
    const { state } = this.#view;
    if (this.#blocks.length === 0) {
      if (isEmpty(before) && isLong(state) && !this.#view.hasFocus()) this.putOff();
      return;
    }
    const isCaretMoved = key.getState(state) !== key.getState(before);
    if (isCaretMoved && state.selection.$head.index(0) >= shownAtOnce) this.#layOutAll();
    else if (state.doc !== before.doc) this.#layOutChanged(before);
  }

  forget() {
    this.#blocks = [];
    for (const act of acts) removeEventListener(act, this.#layOutAll, { capture: true });
  }

  readonly #layOutAll = () => {
    this.#layOut(this.#blocks);
    this.forget();
  };

  async #layOutInTurn() {
    await whenPainted();
    let portion = firstPortion;
    for (await idleMoment(); this.#blocks.length > 0; await idleMoment()) {
      const start = performance.now();
      this.#layOut(this.#blocks.splice(0, portion));
      // Now, and not in the next frame: how long it takes says how much the next portion may be.
      this.#view.dom.getBoundingClientRect();
      portion = Math.ceil((portion * portionMs) / Math.max(performance.now() - start, portionMs / 2));
    }
    this.forget();
  }

  /** Whoever looks at a block because of an edit finds it as it is. */
  #layOutChanged({ doc: before }: EditorState) {
    const { doc: after } = this.#view.state;
    const start = before.content.findDiffStart(after.content);
    const end = before.content.findDiffEnd(after.content);
    if (start === null || end === null) return;
    const [from, to] = [after.resolve(start), after.resolve(Math.max(start, end.b))];
    let position = from.posAtIndex(from.index(0), 0);
    const changed: HTMLElement[] = [];
    for (let index = from.index(0); index <= to.index(0) && index < after.childCount; index += 1) {
      const block = this.#view.nodeDOM(position);
      if (block instanceof HTMLElement) changed.push(block);
      position += after.child(index).nodeSize;
    }
    this.#layOut(changed);
  }

  #layOut(blocks: readonly HTMLElement[]) {
    unobserved(this.#view, () => {
      for (const { style } of blocks) {
        style.removeProperty("contain-intrinsic-block-size");
        style.removeProperty("content-visibility");
      }
    });
  }
}

function isEmpty({ doc }: EditorState): boolean {
  return doc.childCount <= 1 && doc.textContent === "";
}

function isLong({ doc }: EditorState): boolean {
  return doc.childCount >= fewest;
}
