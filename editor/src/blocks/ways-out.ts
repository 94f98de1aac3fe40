import { Extension } from "@tiptap/core";
import { Plugin, Selection, TextSelection } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";

/** Blocks that other text goes on beside, not in. */
const containers = new Set(["blockquote", "callout", "details", "columns", "table"]);

/** Where the document begins or ends with a block one would be caught in, an arrow key or a click makes a line beside it. */
export const WaysOut = Extension.create({
  name: "waysOut",
  // After all that knows more about such a block.
  priority: 20,

  addKeyboardShortcuts: () => ({
    ArrowDown: ({ editor: { view } }) => leave(view, "down"),
    ArrowUp: ({ editor: { view } }) => leave(view, "up"),
  }),

  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        handleDOMEvents: {
          mousedown(view, event) {
            const last = view.dom.lastElementChild;
            const isBelow = event.target === view.dom && last && event.clientY > last.getBoundingClientRect().bottom;
            if (!isBelow || event.button !== 0 || !isContainer(view.state.doc.lastChild?.type.name)) return false;
            event.preventDefault();
            view.focus();
            return addLine(view, view.state.doc.content.size);
          },
        },
      },
    }),
  ],
});

function leave(view: EditorView, way: "up" | "down"): boolean {
  const { doc, selection } = view.state;
  const { $head } = selection;
  if (!(selection instanceof TextSelection) || !selection.empty || $head.depth < 2) return false;
  if (!isContainer($head.node(1).type.name) || !view.endOfTextblock(way)) return false;
  const isEdge = way === "down" ? $head.index(0) === doc.childCount - 1 : $head.index(0) === 0;
  if (!isEdge) return false;
  const next = way === "down" ? Selection.findFrom(doc.resolve($head.after()), 1, true) : before(view);
  return next ? false : addLine(view, way === "down" ? doc.content.size : 0);
}

function before({ state }: EditorView): Selection | null {
  const { $head } = state.selection;
  return Selection.findFrom(state.doc.resolve($head.before()), -1, true);
}

/** An empty paragraph in the document itself, with the caret in it. */
export function addLine(view: EditorView, position: number): boolean {
  const { tr, schema } = view.state;
  const line = schema.nodes["paragraph"]?.createAndFill();
  if (!line || !view.editable) return false;
  tr.insert(position, line).setSelection(TextSelection.create(tr.doc, position + 1));
  view.dispatch(tr.scrollIntoView());
  return true;
}

function isContainer(name: string | undefined): boolean {
  return name !== undefined && containers.has(name);
}
