import type { PluginView } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";

/**
 * The view of a plugin that goes on when another plugin comes or goes. ProseMirror makes the views of all plugins again
 * then; one that has read the whole document would read it again.
 */
export function lastingView(make: (view: EditorView) => PluginView): (view: EditorView) => PluginView {
  const views = new WeakMap<EditorView, PluginView>();
  return function lasting(view) {
    const own = views.get(view) ?? make(view);
    views.set(view, own);
    const { plugins } = view.state;
    let { doc } = view.state;
    return {
      update(_view, before) {
        ({ doc } = view.state);
        own.update?.(view, before);
      },
      destroy() {
        const { state } = view;
        const isAmongNew = state.plugins !== plugins && state.plugins.some(({ spec }) => spec.view === lasting);
        if (isAmongNew && state.doc === doc) return;
        views.delete(view);
        own.destroy?.();
      },
    };
  };
}
