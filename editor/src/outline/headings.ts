import type { Node } from "@tiptap/pm/model";

export interface Heading {
  /** 1–6 */
  readonly level: number;
  readonly text: string;
  /** Before it. */
  readonly position: number;
}

const longestText = 200;

/** Headings by the block of the top level they are in: blocks never change, others take their places. */
const known = new WeakMap<Node, readonly Heading[]>();

export function headingsOf(document: Node): Heading[] {
  const headings: Heading[] = [];
  document.forEach((block, offset) => {
    if (block.isTextblock && block.type.name !== "heading") return;
    let inside = known.get(block);
    if (!inside) {
      inside = headingsIn(block);
      known.set(block, inside);
    }
    for (const heading of inside) headings.push({ ...heading, position: offset + heading.position });
  });
  return headings;
}

/** The one whose section a position is in; -1 before the first. */
export function headingAt(headings: readonly Heading[], position: number): number {
  let [low, high] = [0, headings.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((headings[middle] as Heading).position <= position) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function headingsIn(block: Node): Heading[] {
  if (block.type.name === "heading") return [toHeading(block, 0)];
  const headings: Heading[] = [];
  block.descendants((node, position) => {
    if (node.type.name === "heading") headings.push(toHeading(node, position + 1));
    return !node.isTextblock;
  });
  return headings;
}

function toHeading(node: Node, position: number): Heading {
  const text = node.textBetween(0, node.content.size, " ", " ").trim().replaceAll(/\s+/g, " ");
  return { level: Number(node.attrs["level"]), text: text.slice(0, longestText), position };
}
