import type { Editor } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { textBlocksOf } from "./block-text.ts";
import type { Range } from "./highlights.ts";
import type { Match } from "./matches.ts";

/** Replaces matches, all or one of them, as one change; the new words look as the first of the old ones did. */
export function replaceMatches(editor: Editor, matchesOf: WeakMap<Node, Match[]>, only?: Range): number {
  const { state } = editor;
  const { tr } = state;
  let count = 0;
  // From the end: what is before does not move.
  for (const { node, start } of textBlocksOf(state.doc).toReversed()) {
    for (const { from, to, replacement = "" } of (matchesOf.get(node) ?? []).toReversed()) {
      if (only && (only.from !== start + from || only.to !== start + to)) continue;
      const words = replacement.replaceAll(/\r?\n/g, node.type.spec.code ? "\n" : " ");
      if (words === "") tr.delete(start + from, start + to);
      else tr.replaceWith(start + from, start + to, state.schema.text(words, node.childAfter(from).node?.marks));
      count += 1;
    }
  }
  if (count > 0) editor.view.dispatch(tr);
  return count;
}
