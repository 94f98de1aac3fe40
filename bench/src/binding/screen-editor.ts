import { type Plugin, TextSelection, type Transaction } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import type { Bound } from "./bindings.ts";
import { createState } from "./headless-editor.ts";
import type { OwnKeys } from "./own-keys.ts";
import type { RemoteKeystroke } from "./page-task.ts";

/** An editor as a page has it, in the part of the page that scrolls. */
export class ScreenEditor {
  readonly view: EditorView;
  readonly #scroller: Element;
  readonly #keys: OwnKeys;
  #isReceiving = false;
  /** What the last change took ProseMirror's state, its view, and the binding when it was told. */
  #spent = { state: 0, view: 0, told: 0 };

  constructor({ plugin, more = [], document }: Bound, { place, keys }: { place: Element; keys: OwnKeys }) {
    this.#scroller = place;
    this.#keys = keys;
    const dispatch = (view: EditorView, transaction: Transaction) => this.#dispatch(view, transaction);
    this.view = new EditorView(place, {
      state: createState([this.#watched(plugin), ...more], document),
      attributes: more.length > 0 ? { class: "is-weft" } : {},
      // The first dispatches come before there is a `this.view`.
      dispatchTransaction(this: EditorView, transaction) {
        dispatch(this, transaction);
      },
    });
  }

  /** What others did. Its layout is not made yet. */
  receive(change: () => void): RemoteKeystroke {
    this.#spent = { state: 0, view: 0, told: 0 };
    this.#isReceiving = true;
    const changing = timeOf(change);
    this.#isReceiving = false;
    const { state, view, told } = this.#spent;
    return { work: changing, binding: changing - state - view + told, prosemirror: state };
  }

  /** How long it took. */
  makeLayout(): number {
    return timeOf(() => this.#scroller.scrollHeight);
  }

  placeCaret(position: number) {
    const { state } = this.view;
    this.view.focus();
    this.view.dispatch(state.tr.setSelection(TextSelection.create(state.doc, position)).scrollIntoView());
  }

  #dispatch(view: EditorView, transaction: Transaction) {
    if (!this.#isReceiving) this.#spent = { state: 0, view: 0, told: 0 };
    let after = view.state;
    this.#spent.state += timeOf(() => (after = view.state.apply(transaction)));
    this.#spent.view += timeOf(() => view.updateState(after));
    if (this.#isReceiving || !transaction.docChanged) return;
    this.makeLayout();
    this.#keys.answer({ binding: this.#spent.told, prosemirror: this.#spent.state });
  }

  /** The same plugin; how long it takes when it is told of a change is noted. */
  #watched(plugin: Plugin): Plugin {
    const createView = plugin.spec.view?.bind(plugin);
    if (!createView) return plugin;
    plugin.spec.view = (editor) => {
      const view = createView(editor);
      return {
        update: (...told) => {
          this.#spent.told += timeOf(() => view.update?.(...told));
        },
        destroy: () => view.destroy?.(),
      };
    };
    return plugin;
  }
}

function timeOf(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}
