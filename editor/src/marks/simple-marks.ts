import { Bold } from "@tiptap/extension-bold";
import { Code } from "@tiptap/extension-code";
import { Italic } from "@tiptap/extension-italic";
import { Strike } from "@tiptap/extension-strike";
import { Subscript } from "@tiptap/extension-subscript";
import { Superscript } from "@tiptap/extension-superscript";
import { Underline } from "@tiptap/extension-underline";
import type { Block } from "../blocks/block.ts";
import { HighlightInColor } from "./highlight.ts";

/** Marks that are on or off, and nothing else. */
export const simpleMarks: Block = {
  extensions: [
    Bold,
    Italic,
    Underline,
    Strike,
    // Code may be a link, or bold, as Markdown has it.
    Code.extend({ excludes: "" }),
    HighlightInColor,
    Subscript.extend({ excludes: "subscript superscript" }),
    Superscript.extend({ excludes: "subscript superscript" }),
  ],
};
