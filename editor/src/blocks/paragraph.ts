import { Document } from "@tiptap/extension-document";
import { HardBreak } from "@tiptap/extension-hard-break";
import { Paragraph } from "@tiptap/extension-paragraph";
import { Text } from "@tiptap/extension-text";
import type { Block } from "./block.ts";

export const paragraph: Block = {
  extensions: [Document, Paragraph, Text, HardBreak],
};
