import type { Editor } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { textBlocksOf } from "./block-text.ts";
import type { Range } from "./highlights.ts";
import type { Match } from "./matches.ts";

/** What others hold beside the text is followed change by change: more than that at once takes more than its share. */
const mostAtOnce = 400;

/**
 * Replaces matches, all or one of them, so that it is taken back in one step; the new words look as the first of the old
 * ones did. Ends with how many there were.
 */
export function replaceMatches(editor: Editor, matchesOf: WeakMap<Node, Match[]>, only?: Range): number {
  const places = textBlocksOf(editor.state.doc).flatMap(({ node, start }) =>
    (matchesOf.get(node) ?? []).map((match) => ({
      from: start + match.from,
      to: start + match.to,
      marks: node.childAfter(match.from).node?.marks,
      words: (match.replacement ?? "").replaceAll(/\r?\n/g, node.type.spec.code ? "\n" : " "),
    })),
  );
  const wanted = only ? places.filter(({ from, to }) => from === only.from && to === only.to) : places;
  // As what is written with an input method: those count up from nothing.
  const composition = -Date.now();
  // From the end: what is before does not move.
  for (let end = wanted.length; end > 0; end -= mostAtOnce) {
    const { tr, schema } = editor.state;
    for (const { from, to, marks, words } of wanted.slice(Math.max(0, end - mostAtOnce), end).toReversed()) {
      if (words === "") tr.delete(from, to);
      else tr.replaceWith(from, to, schema.text(words, marks));
    }
    if (wanted.length > mostAtOnce) tr.setMeta("composition", composition);
    editor.view.dispatch(tr);
  }
  return wanted.length;
}
