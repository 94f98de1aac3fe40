import { NodeSelection, Plugin } from "@tiptap/pm/state";

/** A click on what a figure shows selects the figure; one in its caption puts the caret there. */
export function selectsFigure(name: string): Plugin {
  return new Plugin({
    props: {
      handleClickOn(view, _position, node, nodePosition, { target }) {
        const isCaption = target instanceof Element && target.closest("figcaption") !== null;
        if (node.type.name !== name || isCaption) return false;
        view.dispatch(view.state.tr.setSelection(NodeSelection.create(view.state.doc, nodePosition)));
        return true;
      },
    },
  });
}
