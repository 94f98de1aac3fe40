import type { Node } from "@tiptap/pm/model";
import type { Selection } from "@tiptap/pm/state";
import type { Mappable } from "@tiptap/pm/transform";
import { CellSelection, inSameTable, pointsAtCell, TableMap } from "@tiptap/pm/tables";

const { map: mapCells } = CellSelection.prototype;

/**
 * Lets selected cells outlive what others do. prosemirror-tables takes for granted that a table is a rectangle and throws in
 * the middle of showing somebody's edit when it is not; then one cell stays selected.
 */
export function makeSelectionSturdy() {
  CellSelection.prototype.map = mapSturdily;
}

function mapSturdily(this: CellSelection, doc: Node, mapping: Mappable): CellSelection | Selection {
  const [$anchor, $head] = [this.$anchorCell, this.$headCell].map(({ pos }) => doc.resolve(mapping.map(pos))) as [
    CellSelection["$anchorCell"],
    CellSelection["$headCell"],
  ];
  const areCells = pointsAtCell($anchor) && pointsAtCell($head) && inSameTable($anchor, $head);
  if (areCells && TableMap.get($head.node(-1)).problems) return new CellSelection($head);
  return mapCells.call(this, doc, mapping);
}
