import type { Editor } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { idleMoment } from "../idle/when-idle.ts";
import { textBlocksOf } from "./block-text.ts";
import type { Range } from "./highlights.ts";
import type { Match } from "./matches.ts";

/** The page is kept busy by so many and not more, before others and the reader have their turn. */
const mostAtOnce = 400;

interface Replacement extends Range {
  readonly words: string;
  readonly node: Node;
  /** In the block. */
  readonly offset: number;
}

/** Replaces one match, if it can be. */
export function replaceMatch(editor: Editor, matchesOf: WeakMap<Node, readonly Match[]>, { from, to }: Range) {
  const all = replacementsIn(editor.state.doc, matchesOf);
  write(
    editor,
    all.filter((replacement) => replacement.from === from && replacement.to === to),
  );
}

/**
 * Replaces matches so that it is taken back in one step; the new words look as the first of the old ones did. A block that
 * somebody else changes meanwhile is left as it is. Resolves with how many there were.
 */
export async function replaceMatches(editor: Editor, matchesOf: WeakMap<Node, readonly Match[]>): Promise<number> {
  // As what is written with an input method: those count up from nothing.
  const composition = -Date.now();
  let count = 0;
  while (!editor.isDestroyed && editor.isEditable) {
    const all = replacementsIn(editor.state.doc, matchesOf);
    const some = lastBlocksOf(all);
    if (some.length === 0) break;
    write(editor, some, all.length > some.length || count > 0 ? composition : undefined);
    count += some.length;
    if (some.length < all.length) await idleMoment();
  }
  return count;
}

function replacementsIn(document: Node, matchesOf: WeakMap<Node, readonly Match[]>): Replacement[] {
  return textBlocksOf(document).flatMap(({ node, start }) =>
    (matchesOf.get(node) ?? []).flatMap(({ from, to, replacement }) =>
      replacement === undefined
        ? []
        : [
            {
              from: start + from,
              to: start + to,
              words: replacement.replaceAll(/\r?\n/g, node.type.spec.code ? "\n" : " "),
              node,
              offset: from,
            },
          ],
    ),
  );
}

/** Whole blocks: one that was written in is another block, of which nothing is known. */
function lastBlocksOf(all: readonly Replacement[]): readonly Replacement[] {
  let first = Math.max(0, all.length - mostAtOnce);
  while (first > 0 && all[first - 1]?.node === all[first]?.node) first -= 1;
  return all.slice(first);
}

function write({ state, view }: Editor, replacements: readonly Replacement[], composition?: number) {
  if (replacements.length === 0) return;
  const { tr, schema } = state;
  // From the end: what is before does not move.
  for (const { from, to, words, node, offset } of replacements.toReversed()) {
    if (words === "") tr.delete(from, to);
    else tr.replaceWith(from, to, schema.text(words, node.childAfter(offset).node?.marks));
  }
  if (composition !== undefined) tr.setMeta("composition", composition);
  view.dispatch(tr.setMeta("uiEvent", "replace"));
}
