import type { Node } from "@tiptap/pm/model";
import * as Y from "yjs";
import { readInlineElement } from "./read-node.ts";
import { isPlaceholder, type Tree } from "./unknown-content.ts";

/**
 * The size of the node that stands for an element or an embed at an offset in a block of text; 0 when it is hidden. The
 * item may be deleted already.
 */
export function sizeOfAtom(block: Node, offset: number, { content, deleted }: Y.Item): number {
  const { node } = block.childAfter(offset);
  if (!node || node.isText) return 0;
  const tree = isPlaceholder(node.type) ? (node.attrs["tree"] as Tree) : undefined;
  const element = content instanceof Y.ContentType && content.type instanceof Y.XmlElement ? content.type : undefined;
  if (!element) return tree && "embed" in tree ? node.nodeSize : 0;
  const name = tree ? "name" in tree && tree.name : node.type.name;
  const isIt = name === element.nodeName && (deleted || readAllowed(block, element) !== undefined);
  return isIt ? node.nodeSize : 0;
}

/** An element as it is shown in a block of text; `undefined` when it is hidden. */
export function readAllowed(block: Node, element: Y.XmlElement): Node | undefined {
  return allowed(block, readInlineElement(element, block.type));
}

export function allowed(block: Node, node: Node | undefined): Node | undefined {
  return node && block.type.contentMatch.matchType(node.type) ? node : undefined;
}
