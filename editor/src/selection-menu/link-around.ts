import { getMarkRange } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";

export interface FoundLink {
  readonly from: number;
  readonly to: number;
  readonly href: string;
}

/** The link that a place is in, with all words of it. */
export function linkAround(doc: Node, position: number): FoundLink | undefined {
  const type = doc.type.schema.marks["link"];
  if (!type || position < 0 || position > doc.content.size) return undefined;
  const $position = doc.resolve(position);
  if (!$position.parent.inlineContent) return undefined;
  const mark = [$position.nodeAfter, $position.nodeBefore]
    .flatMap((node) => node?.marks ?? [])
    .find((each) => each.type === type);
  const range = mark && getMarkRange($position, type, mark.attrs);
  return range ? { ...range, href: String(mark.attrs["href"] ?? "") } : undefined;
}
