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
  return nested.reduce(joinTexts, []);
}

function joinTexts(joined: PhrasingContent[], node: PhrasingContent): PhrasingContent[] {
  const last = joined.at(-1);
  if (last?.type === "text" && node.type === "text")
    joined[joined.length - 1] = { ...last, value: last.value + node.value };
  else joined.push(node);
  return joined;
}

/**
 * Takes marks from spaces at the edges of what they mark: stars do not mark there, and nobody sees a difference. It comes
 * before the nesting, because such a space must not decide which mark is inside of which: read again, it is not marked.
 */
export function withoutMarkedEdges(pieces: readonly Piece[], isOfWords: (mark: Mark) => boolean): Piece[] {
  const parts = pieces.flatMap(withSpacesApart);
  const before = reachedFrom(parts);
  const behind = reachedFrom(parts.toReversed()).toReversed();
  return parts.map(({ marks, content }, index) => {
    const isKept = (mark: Mark) => mark.isInSet(before[index] ?? []) && mark.isInSet(behind[index] ?? []);
    return { content, marks: marks.filter((mark) => isKept(mark) || !isOfWords(mark)) };
  });
}

/** The spaces at both ends of words, and each break, as pieces of their own. */
function withSpacesApart(piece: Piece): Piece[] {
  if (piece.marks.length === 0 || isCode(piece)) return [piece];
  return piece.content.flatMap((node): Piece[] => {
    if (node.type !== "text") return [{ marks: piece.marks, content: [node] }];
    const words = node.value.trim();
    const start = node.value.indexOf(words);
    const values = [node.value.slice(0, start), words, node.value.slice(start + words.length)];
    return values
      .filter((value) => value !== "")
      .map((value) => ({ marks: piece.marks, content: [{ type: "text" as const, value }] }));
  });
}

/** For each piece, those of its marks that words have on the way to it. */
function reachedFrom(pieces: readonly Piece[]): (readonly Mark[])[] {
  let reached: readonly Mark[] = [];
  return pieces.map((piece) => {
    reached = isSpace(piece) ? reached.filter((mark) => mark.isInSet(piece.marks)) : piece.marks;
    return reached;
  });
}

function isSpace(piece: Piece): boolean {
  const isEmpty = (node: PhrasingContent) =>
    node.type === "break" || (node.type === "text" && node.value.trim() === "");
  return !isCode(piece) && piece.content.every(isEmpty);
}

/** In code a space is a letter like any other. */
function isCode({ marks }: Piece): boolean {
  return marks.some(({ type }) => type.spec.code === true);
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
