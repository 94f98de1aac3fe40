import { Heading } from "@tiptap/extension-heading";
import type { Block, TextStyle } from "./block.ts";

const levels = [1, 2, 3, 4, 5, 6] as const;

export const heading: Block = {
  extensions: [Heading.configure({ levels: [...levels] })],
  styles: levels.map((level): TextStyle => ({
    name: `heading${level}`,
    label: ({ tools }) => tools.heading(level),
    isActive: (editor) => editor.isActive("heading", { level }),
    apply: (editor) => editor.chain().focus().setHeading({ level }).run(),
  })),
};
