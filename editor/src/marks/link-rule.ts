import { InputRule } from "@tiptap/core";
import type { MarkType } from "@tiptap/pm/model";
import { isSafeAddress, toAddress } from "./safe-address.ts";

/** `[words](address)`, as Markdown has it; the words keep their formats. A picture (`![…](…)`) is none. */
export function linkRule(type: MarkType): InputRule {
  return new InputRule({
    find: /(?<![!\\])\[([^[\]^\n\uFFFC][^[\]\n\uFFFC]*)\]\(([^()\s\uFFFC]+)\)$/u,
    handler: ({ state: { tr }, range: { from, to }, match: [, words = "", typed = ""] }) => {
      const href = /^[/#]/.test(typed) ? typed : toAddress(typed);
      const isWhole = tr.doc.textBetween(from, to, "\n", "\uFFFC") === `[${words}](${typed}`;
      if (href === undefined || !isSafeAddress(href) || !isWhole || words.trim() === "") return null;
      const end = from + 1 + words.length;
      tr.delete(end, to).delete(from, from + 1);
      tr.removeMark(from, end - 1, type).addMark(from, end - 1, type.create({ href }));
      tr.removeStoredMark(type);
      return undefined;
    },
  });
}
