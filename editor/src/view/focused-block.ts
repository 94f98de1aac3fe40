import { Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";

interface FocusedBlock {
  readonly isOn: boolean;
  readonly decorations: DecorationSet;
}

const key = new PluginKey<FocusedBlock>("focusedBlock");

/** Marks the block one writes in while focus mode is on, which is set with a transaction: see `setFocusMode`. */
export function focusedBlock(): Plugin<FocusedBlock> {
  return new Plugin<FocusedBlock>({
    key,
    state: {
      init: () => ({ isOn: false, decorations: DecorationSet.empty }),
      apply(tr, before, _old, { selection, doc }) {
        const isOn = (tr.getMeta(key) as boolean | undefined) ?? before.isOn;
        if (isOn === before.isOn && (!isOn || (!tr.docChanged && !tr.selectionSet))) return before;
        const { $head } = selection;
        const index = $head.index(0);
        if (!isOn || index >= doc.childCount) return { isOn, decorations: DecorationSet.empty };
        const from = $head.posAtIndex(index, 0);
        const block = Decoration.node(from, from + doc.child(index).nodeSize, { class: "is-written-in" });
        return { isOn, decorations: DecorationSet.create(doc, [block]) };
      },
    },
    props: { decorations: (state) => key.getState(state)?.decorations },
  });
}

export { key as focusModeKey };
