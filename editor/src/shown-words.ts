import type { Editor } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { blockTools } from "./block-tools.ts";

/** What something in a line that is no text shows to this reader, in words; `undefined` where that is nothing to read. */
export type ShownWords = (node: Node) => string | undefined;

const kinds = Object.fromEntries(blockTools.flatMap(({ shownWords }) => Object.entries(shownWords ?? {})));

export function shownWordsIn(editor: Editor): ShownWords {
  return (node) => kinds[node.type.name]?.(node, editor);
}
