import type { ResolvedPos, Slice } from "@tiptap/pm/model";
import { type EditorState, Plugin, PluginKey, Selection, type Transaction } from "@tiptap/pm/state";
import { foldableAround } from "../blocks/folding/foldable.ts";
import { isFolded } from "../blocks/folding/folds.ts";
import type { Place } from "./pending-place.ts";

/** Several lines go into a summary or a caption and below it; ProseMirror would tear its block apart. */
export function pasteIntoHead(): Plugin {
  return new Plugin({
    key: new PluginKey("pasteIntoHead"),
    props: {
      handlePaste(view, _event, slice) {
        const { tr, selection } = view.state;
        const end = putIntoHead(view.state, tr, selection, slice);
        if (end === undefined) return false;
        tr.setSelection(Selection.near(tr.doc.resolve(end), -1)).scrollIntoView();
        view.dispatch(tr.setMeta("paste", true).setMeta("uiEvent", "paste"));
        return true;
      },
    },
  });
}

/**
 * The first line joins a line that cannot be split, the others come below it where they are seen. Tells where they end;
 * `undefined` where the place is another, or a single line is put there.
 */
export function putIntoHead(state: EditorState, tr: Transaction, { from, to }: Place, slice: Slice) {
  const $from = state.doc.resolve(from);
  const [first, ...others] = slice.content.content;
  const { type } = $from.parent;
  if (!type.isTextblock || !type.spec.isolating || to > $from.end() || !first?.isBlock) return undefined;
  const isLine = first.isTextblock && !first.type.spec.code && type.validContent(first.content);
  if (isLine && others.length === 0 && slice.openStart > 0) return undefined;
  const below = placeBelow(state, $from);
  const blocks = isLine ? others : slice.content.content;
  if (blocks.length > 0) tr.replaceWith(below.from, below.to, blocks);
  tr.replaceWith(from, to, isLine ? first.content : []);
  return tr.mapping.map(blocks.length > 0 ? below.to : to);
}

/** Behind the block; in details that are open their beginning, with the empty line that may be all there is. */
function placeBelow(state: EditorState, $head: ResolvedPos): Place {
  const foldable = foldableAround($head);
  const isDetails = foldable?.node.type.name === "details";
  const behind = $head.after(isDetails ? -1 : undefined);
  if (!isDetails || isFolded(state, foldable)) return { from: behind, to: behind };
  const start = foldable.headEnd + 2;
  const { firstChild: line, childCount } = foldable.node.child(1);
  const isEmpty = childCount === 1 && line?.type.name === "paragraph" && line.content.size === 0;
  return { from: start, to: start + (isEmpty ? line.nodeSize : 0) };
}
