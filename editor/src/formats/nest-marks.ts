import { Mark } from "@tiptap/pm/model";
import type { PhrasingContent } from "mdast";

/** Words with the marks on them, as the schema has them: side by side. */
export interface Piece {
  readonly marks: readonly Mark[];
  readonly content: readonly PhrasingContent[];
}

type Wrap = (mark: Mark, children: PhrasingContent[]) => PhrasingContent[];

/** The same as Markdown has it: one in the other, what reaches furthest outside. */
export function nestMarks(pieces: readonly Piece[], wrap: Wrap): PhrasingContent[] {
  const nested: PhrasingContent[] = [];
  for (let start = 0; start < pieces.length;) {
    const { mark, end } = outermost(pieces, start);
    if (!mark) {
      nested.push(...(pieces[start]?.content ?? []));
      start += 1;
      continue;
    }
    const inside = pieces
      .slice(start, end)
      .map(({ marks, content }) => ({ content, marks: mark.removeFromSet(marks) }));
    nested.push(...wrap(mark, nestMarks(inside, wrap)));
    start = end;
  }
  return nested;
}

function outermost(pieces: readonly Piece[], start: number): { mark?: Mark; end: number } {
  let found: { mark?: Mark; end: number } = { end: start };
  const marks = pieces[start]?.marks ?? [];
  for (const mark of marks) {
    let end = start + 1;
    // Nothing can be marked inside of code.
    const reaches = (others: readonly Mark[]) =>
      mark.type.spec.code ? Mark.sameSet(others, marks) : others.some((other) => other.eq(mark));
    for (let next = pieces[end]; next && reaches(next.marks); next = pieces[end]) end += 1;
    const isFurther = end > found.end && !mark.type.spec.code;
    if (!found.mark || isFurther || (found.mark.type.spec.code && !mark.type.spec.code)) found = { mark, end };
  }
  return found;
}
