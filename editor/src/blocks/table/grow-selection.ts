import type { ResolvedPos } from "@tiptap/pm/model";
import { type Command, Selection, TextSelection } from "@tiptap/pm/state";
import { cellAround, CellSelection, nextCell } from "@tiptap/pm/tables";
import { type Side, stepTo } from "./sideways.ts";
import { tableBelow } from "./whole-rows.ts";

type Way = "left" | "right" | "up" | "down";

interface Step {
  readonly axis: "horiz" | "vert";
  readonly by: 1 | -1;
}

/**
 * Selects more towards a side, or less: words, then cells, then rows and what is beside the table. What one began with stays
 * selected.
 */
export function growSelection(way: Way): Command {
  return (state, dispatch, view) => {
    const { selection } = state;
    const step: Step = isVertical(way)
      ? { axis: "vert", by: way === "up" ? -1 : 1 }
      : { axis: "horiz", by: stepTo(way, state, view) };
    // Where a browser does not get past a formula, nothing has ended.
    const canEnd = ($head: ResolvedPos) => isVertical(way) || isAtEndOfWords($head);
    const isAtEdge = ($head: ResolvedPos) =>
      isLastOfCell($head, step) && canEnd($head) && view?.endOfTextblock(way) === true;
    const grown =
      selection instanceof CellSelection
        ? growCells(selection, step)
        : selection instanceof TextSelection && growWords(selection, step, isAtEdge);
    if (!grown) return false;
    dispatch?.(state.tr.setSelection(grown));
    return true;
  };
}

function isAtEndOfWords({ parentOffset, parent }: ResolvedPos): boolean {
  return parentOffset === 0 || parentOffset === parent.content.size;
}

function isVertical(way: Way): way is Exclude<Way, Side> {
  return way === "up" || way === "down";
}

function growCells(selection: CellSelection, { axis, by }: Step): Selection {
  const { $anchorCell, $headCell } = selection;
  const $next = nextCell($headCell, axis, by);
  if ($next) return new CellSelection($anchorCell, $next);
  return (axis === "vert" && beyondTable($anchorCell, by)) || selection;
}

function growWords(
  { $anchor, $head }: TextSelection,
  step: Step,
  isAtEdge: ($head: ResolvedPos) => boolean,
): Selection | undefined {
  const shared = $anchor.sharedDepth($head.pos);
  const table = tableBelow($head, shared);
  if (table !== undefined) return growRows($anchor, $head, table, step.by);
  const $cell = cellAround($head);
  if (!$cell || !isAtEdge($head)) return undefined;
  const $next = nextCell($cell, step.axis, step.by);
  if ($next || step.axis === "horiz") return new CellSelection($cell, $next ?? $cell);
  return beyondTable($cell, step.by) ?? undefined;
}

/** A selection that goes into a table has whole rows of it. */
function growRows($anchor: ResolvedPos, $head: ResolvedPos, table: number, by: 1 | -1): Selection {
  const row = $head.index(table) + by;
  const isInside = row >= 0 && row < $head.node(table).childCount;
  const place = isInside ? $head.posAtIndex(row, table) + 1 : by > 0 ? $head.after(table) : $head.before(table);
  const next = Selection.findFrom($head.doc.resolve(place), isInside ? 1 : by, true);
  return new TextSelection($anchor, next?.$head ?? $head);
}

/** From a cell to the text beside its table. */
function beyondTable($cell: ResolvedPos, by: 1 | -1): Selection | undefined {
  const { doc } = $cell;
  const inside = Selection.findFrom(doc.resolve($cell.pos + 1), 1, true);
  const beside = Selection.findFrom(doc.resolve(by > 0 ? $cell.after(-1) : $cell.before(-1)), by, true);
  return inside && beside ? new TextSelection(inside.$anchor, beside.$head) : undefined;
}

/** Whether nothing of the cell comes behind a place, or before it. */
function isLastOfCell($head: ResolvedPos, { by }: Step): boolean {
  const cell = (cellAround($head)?.depth ?? $head.depth) + 1;
  for (let depth = $head.depth - 1; depth >= cell; depth -= 1) {
    const isLast = by < 0 ? $head.index(depth) === 0 : $head.indexAfter(depth) === $head.node(depth).childCount;
    if (!isLast) return false;
  }
  return true;
}
