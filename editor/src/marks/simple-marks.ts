import { Mark } from "@tiptap/core";
import type { TagParseRule, StyleParseRule } from "@tiptap/pm/model";
import type { Block } from "../blocks/block.ts";
import { drawAsTyped } from "../blocks/as-typed.ts";
import { highlightColors } from "./highlight.ts";

const eitherHighOrLow = { excludes: "subscript superscript" };

type Rule = TagParseRule | StyleParseRule;

/** Marks that are on or off, and nothing else. The first rule is how one is written. */
export const simpleMarks: Block = {
  extensions: [
    simpleMark("bold", [
      { tag: "strong" },
      { tag: "b", getAttrs: ({ style }) => style.fontWeight !== "normal" && null },
      { style: "font-weight=400", clearMark: ({ type }) => type.name === "bold" },
      { style: "font-weight", getAttrs: (value) => /^(bold(er)?|[5-9]\d{2,})$/.test(value) && null },
    ]),
    simpleMark("italic", [
      { tag: "em" },
      { tag: "i", getAttrs: ({ style }) => style.fontStyle !== "normal" && null },
      { style: "font-style=normal", clearMark: ({ type }) => type.name === "italic" },
      { style: "font-style=italic" },
    ]),
    simpleMark("underline", [{ tag: "u" }, decoration("underline")]),
    simpleMark("strike", [{ tag: "s" }, { tag: "del" }, { tag: "strike" }, decoration("line-through")]),
    // Code may be a link, or bold, as Markdown has it.
    simpleMark("code", [{ tag: "code" }]).extend({
      code: true,
      excludes: "",
      addMarkView:
        () =>
        ({ mark, inline }) =>
          drawAsTyped(mark.type.spec.toDOM?.(mark, inline)),
    }),
    simpleMark("highlight", [{ tag: "mark" }]).extend({ addAttributes: () => highlightColors }),
    simpleMark("subscript", [{ tag: "sub" }, { style: "vertical-align=sub" }]).extend(eitherHighOrLow),
    simpleMark("superscript", [{ tag: "sup" }, { style: "vertical-align=super" }]).extend(eitherHighOrLow),
  ],
};

function simpleMark(name: string, rules: readonly [TagParseRule, ...Rule[]]): Mark {
  const [{ tag }] = rules;
  return Mark.create({
    name,
    parseHTML: () => [...rules],
    renderHTML: ({ HTMLAttributes }) => [tag, HTMLAttributes, 0],
  });
}

/** One of several that an element may have. */
function decoration(line: string): StyleParseRule {
  return { style: "text-decoration", consuming: false, getAttrs: (value) => value.includes(line) && null };
}
