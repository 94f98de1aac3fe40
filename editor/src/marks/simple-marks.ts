import { Bold } from "@tiptap/extension-bold";
import { Code } from "@tiptap/extension-code";
import { Highlight } from "@tiptap/extension-highlight";
import { Italic } from "@tiptap/extension-italic";
import { Strike } from "@tiptap/extension-strike";
import { Underline } from "@tiptap/extension-underline";
import type { AnyExtension } from "@tiptap/core";
import {
  Bold as BoldIcon,
  Code as CodeIcon,
  Highlighter,
  Italic as ItalicIcon,
  type LucideIcon,
  Strikethrough,
  Underline as UnderlineIcon,
} from "lucide-react";
import type { Block } from "../blocks/block.ts";

type MarkName = "bold" | "italic" | "underline" | "strike" | "code" | "highlight";

/** A mark that is on or off, and nothing else. */
function simpleMark(name: MarkName, extension: AnyExtension, icon: LucideIcon, shortcut: string): Block {
  return {
    extensions: [extension],
    tools: [
      {
        name,
        label: ({ tools }) => tools[name],
        icon,
        shortcut,
        isActive: (editor) => editor.isActive(name),
        run: (editor) => editor.chain().focus().toggleMark(name).run(),
      },
    ],
  };
}

export const simpleMarks: Block[] = [
  simpleMark("bold", Bold, BoldIcon, "Mod-b"),
  simpleMark("italic", Italic, ItalicIcon, "Mod-i"),
  simpleMark("underline", Underline, UnderlineIcon, "Mod-u"),
  simpleMark("strike", Strike, Strikethrough, "Mod-Shift-s"),
  simpleMark("code", Code, CodeIcon, "Mod-e"),
  simpleMark("highlight", Highlight, Highlighter, "Mod-Shift-h"),
];
