import type { Node } from "@tiptap/pm/model";
import type { ShownWords } from "../shown-words.ts";
import { type Match, noText } from "./matches.ts";

export interface TextBlock {
  readonly node: Node;
  /** Where its words begin. */
  readonly start: number;
}

/** Something in a line that is no text and shows words. */
interface Atom {
  /** Where its words are in the text. */
  readonly from: number;
  readonly to: number;
  /** Where it is in the block. */
  readonly offset: number;
  readonly size: number;
}

export interface BlockText {
  readonly text: string;
  readonly atoms: readonly Atom[];
}

/** The text of a block as it is shown. Besides what atoms show, every character has the width it has in the document. */
export function textOfBlock(block: Node, wordsOf: ShownWords): BlockText {
  let text = "";
  const atoms: Atom[] = [];
  block.forEach((child, offset) => {
    if (child.isText) text += child.text;
    else if (child.type.name === "hardBreak") text += "\n";
    else {
      const words = wordsOf(child);
      if (words) atoms.push({ from: text.length, to: text.length + words.length, offset, size: child.nodeSize });
      text += words || noText.repeat(child.nodeSize);
    }
  });
  return { text, atoms };
}

/**
 * Where matches in a text are in its block. An atom is matched as a whole and once, by whatever words of it; and because
 * it is more than its words, what has one in it cannot be replaced by words.
 */
export function placesIn({ atoms }: BlockText, matches: readonly Match[]): readonly Match[] {
  if (atoms.length === 0) return matches;
  const places: Match[] = [];
  for (const match of matches) {
    const [from, to] = [placeOf(atoms, match.from, "from"), placeOf(atoms, match.to, "to")];
    if (from < (places.at(-1)?.to ?? 0)) continue;
    const hasAtom = atoms.some((atom) => atom.from < match.to && atom.to > match.from);
    places.push(hasAtom ? { from, to } : { ...match, from, to });
  }
  return places;
}

function placeOf(atoms: readonly Atom[], at: number, side: "from" | "to"): number {
  const atom = atoms.findLast(({ from }) => (side === "from" ? from <= at : from < at));
  if (!atom) return at;
  const end = atom.offset + atom.size;
  if (at < atom.to) return side === "from" ? atom.offset : end;
  return end + at - atom.to;
}

export function textBlocksOf(document: Node): TextBlock[] {
  const blocks: TextBlock[] = [];
  document.descendants((node, position) => {
    if (node.isTextblock) blocks.push({ node, start: position + 1 });
    return !node.isTextblock;
  });
  return blocks;
}
