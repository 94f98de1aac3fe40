import type { Node } from "prosemirror-model";
import { EditorState, type Plugin, type PluginView, TextSelection, type Transaction } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import type { Bound } from "./bindings.ts";
import { schema } from "./schema.ts";

/** All of an editor but what is on the screen: as much of a view as a binding needs. */
export class HeadlessEditor {
  readonly composing = false;
  readonly isDestroyed = false;
  readonly editable = true;
  readonly #views: PluginView[] = [];
  state: EditorState;

  constructor({ plugin, document }: Bound) {
    this.state = createState([plugin], document);
    for (const { spec } of this.state.plugins) {
      const view = spec.view?.(this as unknown as EditorView);
      if (view) this.#views.push(view);
    }
  }

  // Bindings take it along without the editor.
  readonly dispatch = (transaction: Transaction) => {
    const before = this.state;
    this.state = before.apply(transaction);
    for (const view of this.#views) view.update?.(this as unknown as EditorView, before);
  };

  hasFocus(): boolean {
    return false;
  }

  destroy() {
    for (const view of this.#views.splice(0)) view.destroy?.();
  }
}

export function createState(plugins: Plugin[], document?: Node): EditorState {
  return EditorState.create({ schema, plugins, ...(document && { doc: document }) });
}

/** The caret into the middle of the document, where somebody would be writing. */
export function placeCaret({ doc, tr }: EditorState): Transaction {
  return tr.setSelection(TextSelection.near(doc.resolve(Math.floor(doc.content.size / 2))));
}
