import type { Node } from "@tiptap/pm/model";
import { type EditorState, Plugin, type Transaction } from "@tiptap/pm/state";
import type * as Y from "yjs";
import { Binding, type BindingOptions } from "./binding.ts";
import { bindingKey, isRemote } from "./binding-key.ts";
import { keepDragged } from "./keep-dragged.ts";
import { oneValuePerKey } from "./one-value-per-key.ts";
import { lastingView } from "../changes/lasting-view.ts";
import { readSelection } from "../changes/read-selection.ts";

export { bindingKey } from "./binding-key.ts";

export interface BindingState {
  binding: Binding;
  /** What was done to `from` and is not in Yjs yet. */
  from: Node;
  transforms: readonly Transaction[];
}

/** How long after the end of a composition its last change of the page can come. */
const compositionEndMs = 50;

/** The plugin of ProseMirror that keeps an editor and a fragment the same. Its view shows what the fragment holds. */
export function bindingPlugin(fragment: Y.XmlFragment, options?: BindingOptions): Plugin<BindingState> {
  const binding = new Binding(fragment, options);
  return new Plugin<BindingState>({
    key: bindingKey,
    state: {
      init: (_config, { doc }) => ({ binding, from: doc, transforms: [] }),
      apply(tr, value, { doc }) {
        if (!tr.docChanged) return value;
        if (isRemote(tr)) return { binding, from: tr.doc, transforms: [] };
        // A state may be made and thrown away: what was done is counted from what is in Yjs.
        const isFirst = value.transforms.length === 0 || doc === binding.document;
        return isFirst
          ? { binding, from: doc, transforms: [tr] }
          : { binding, from: value.from, transforms: [...value.transforms, tr] };
      },
    },
    // Others answer the same edit in their editors, each in its own way; what it takes comes with the next own edit.
    filterTransaction: (tr) => {
      const answered = tr.getMeta("appendedTransaction") as Transaction | undefined;
      return !(answered && tr.docChanged && isRemote(answered));
    },
    appendTransaction: (transactions, _before, state) =>
      transactions.some((tr) => tr.docChanged && !isRemote(tr)) ? oneValuePerKey(transactions, state) : undefined,
    props: {
      handleDOMEvents: {
        // What a key does, it does where the browser shows the caret.
        keydown: (view) => {
          readSelection(view);
          return false;
        },
        compositionend: () => {
          setTimeout(() => binding.release(), compositionEndMs);
          return false;
        },
      },
    },
    view: lastingView((view) => {
      binding.attach(view);
      return {
        update: (_view, before) => {
          const { from, transforms } = bindingKey.getState(view.state) as BindingState;
          binding.write(from, transforms, view.state.doc);
          binding.release();
          keepDragged(view, before);
        },
        destroy: () => binding.detach(),
      };
    }),
  });
}

export function bindingOf(state: EditorState): Binding {
  const value = bindingKey.getState(state);
  if (!value) throw new Error("The editor is not bound.");
  return value.binding;
}
