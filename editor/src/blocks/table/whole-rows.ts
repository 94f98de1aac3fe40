import type { ResolvedPos } from "@tiptap/pm/model";
import { Selection, TextSelection } from "@tiptap/pm/state";
import { CellSelection, TableMap } from "@tiptap/pm/tables";

/**
 * What a selection of words means that crosses the edge of a cell: the cells between, where it stays in one table, and whole
 * rows, where it goes in or out. `undefined` where it is good as it is.
 */
export function wholeRows({ $anchor, $head, $from, $to }: TextSelection): Selection | undefined {
  const shared = $anchor.sharedDepth($head.pos);
  const role = $anchor.node(shared).type.spec["tableRole"];
  if (role === "table" || role === "row") return cellsBetween($anchor, $head, role === "table" ? shared : shared - 1);
  const [from, to] = [rowStart($from, shared), rowEnd($to, shared)];
  if (from === $from.pos && to === $to.pos) return undefined;
  return $anchor === $from ? TextSelection.create($from.doc, from, to) : TextSelection.create($from.doc, to, from);
}

/** The depth of the outermost table around a place and below a depth: one that a selection begins or ends in. */
export function tableBelow($place: ResolvedPos, depth: number): number | undefined {
  for (let below = depth + 1; below <= $place.depth; below += 1) {
    if ($place.node(below).type.spec["tableRole"] === "table") return below;
  }
  return undefined;
}

function cellsBetween($anchor: ResolvedPos, $head: ResolvedPos, depth: number): Selection | undefined {
  if (TableMap.get($anchor.node(depth)).problems) return undefined;
  const [$first, $last] = [$anchor, $head].map(($place) => $place.doc.resolve($place.before(depth + 2)));
  return new CellSelection($first as ResolvedPos, $last);
}

function rowStart($from: ResolvedPos, shared: number): number {
  const table = tableBelow($from, shared);
  if (table === undefined) return $from.pos;
  const first = Selection.findFrom($from.doc.resolve($from.start(table + 1)), 1, true);
  return Math.min(first?.from ?? $from.pos, $from.pos);
}

function rowEnd($to: ResolvedPos, shared: number): number {
  const table = tableBelow($to, shared);
  if (table === undefined) return $to.pos;
  const last = Selection.findFrom($to.doc.resolve($to.end(table + 1)), -1, true);
  return Math.max(last?.to ?? $to.pos, $to.pos);
}
