import type { Node } from "@tiptap/pm/model";
import { noText } from "./matches.ts";

export interface TextBlock {
  readonly node: Node;
  /** Where its words begin. */
  readonly start: number;
}

/** The text of a block in which every character has the offset it has in the document. */
export function textOfBlock(block: Node): string {
  let text = "";
  block.forEach((child) => {
    if (child.isText) text += child.text;
    else text += child.type.name === "hardBreak" ? "\n" : noText.repeat(child.nodeSize);
  });
  return text;
}

export function textBlocksOf(document: Node): TextBlock[] {
  const blocks: TextBlock[] = [];
  document.descendants((node, position) => {
    if (node.isTextblock) blocks.push({ node, start: position + 1 });
    return !node.isTextblock;
  });
  return blocks;
}
