import { defaultBlockAt } from "@tiptap/core";
import { selectNodeBackward, selectNodeForward } from "@tiptap/pm/commands";
import { keymap } from "@tiptap/pm/keymap";
import { type Command, type EditorState, NodeSelection, Plugin, PluginKey, TextSelection } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { isPlaceholder } from "../binding/unknown-content.ts";

/** A placeholder is not deleted in passing: keys that would delete it select it first, and typing goes behind it. */
export function keepUnlessMeant(): Plugin[] {
  return [
    keymap({
      Backspace: selectPlaceholder(-1, selectNodeBackward),
      Delete: selectPlaceholder(1, selectNodeForward),
    }),
    new Plugin({
      key: new PluginKey("keepUnlessMeant"),
      props: {
        handleTextInput: (view, _from, _to, text) => goBehind(view) && typeAt(view, text),
        handleDOMEvents: { compositionstart: (view) => goBehind(view) && false },
      },
    }),
  ];
}

function selectPlaceholder(direction: -1 | 1, selectBlock: Command): Command {
  return (state, dispatch, view) => {
    const selection = inlineBeside(state, direction) ?? blockBeside(state, selectBlock, view);
    if (!selection || !isPlaceholder(selection.node.type)) return false;
    dispatch?.(state.tr.setSelection(selection).scrollIntoView());
    return true;
  };
}

function inlineBeside({ doc, selection }: EditorState, direction: -1 | 1): NodeSelection | undefined {
  const { $head, empty } = selection;
  const node = direction < 0 ? $head.nodeBefore : $head.nodeAfter;
  if (!empty || !node?.isInline || node.isText) return undefined;
  return NodeSelection.create(doc, direction < 0 ? $head.pos - node.nodeSize : $head.pos);
}

function blockBeside(state: EditorState, select: Command, view: EditorView | undefined): NodeSelection | undefined {
  let found: NodeSelection | undefined;
  select(
    state,
    ({ selection }) => {
      if (selection instanceof NodeSelection) found = selection;
    },
    view,
  );
  return found;
}

/** From a selected placeholder to the text behind it; behind a block a new one is made. */
function goBehind(view: EditorView): boolean {
  const { selection, tr } = view.state;
  if (!(selection instanceof NodeSelection) || !isPlaceholder(selection.node.type)) return false;
  const { $to, to, node } = selection;
  const block = node.isInline ? undefined : defaultBlockAt($to.parent.contentMatchAt($to.index()));
  if (block) tr.insert(to, block.create());
  else if (!node.isInline) return false;
  view.dispatch(tr.setSelection(TextSelection.create(tr.doc, block ? to + 1 : to)));
  return true;
}

function typeAt(view: EditorView, text: string): boolean {
  view.dispatch(view.state.tr.insertText(text).scrollIntoView());
  return true;
}
