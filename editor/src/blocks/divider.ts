import { HorizontalRule } from "@tiptap/extension-horizontal-rule";
import type { Block } from "./block.ts";

export const divider: Block = {
  extensions: [HorizontalRule],
};
