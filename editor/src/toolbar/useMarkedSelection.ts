import type { Editor } from "@tiptap/core";
import { useEffect } from "react";

/** Shows what is selected in the text while a field has the focus: browsers show the selection of the field alone. */
export function useMarkedSelection(editor: Editor) {
  useEffect(() => {
    const { view, state } = editor;
    const { from, to } = state.selection;
    const [start, end] = [view.domAtPos(from, 1), view.domAtPos(to, -1)];
    const range = new Range();
    range.setStart(start.node, start.offset);
    range.setEnd(end.node, end.offset);
    // The style sheet has the other half of the name.
    CSS.highlights.set("weft-marked", new Highlight(range));
    return () => void CSS.highlights.delete("weft-marked");
  }, [editor]);
}
