// @vitest-environment happy-dom
import { getSchema } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { EditorState } from "@tiptap/pm/state";
import { TableMap } from "@tiptap/pm/tables";
import fc from "fast-check";
import { expect, test } from "vitest";
import { english } from "../../messages/english.ts";
import { extensionsOf } from "../block.ts";
import { blocks } from "../../blocks.ts";
import { isSound, mendTable } from "./mend.ts";

const schema = getSchema(extensionsOf(blocks, english));

interface Cell {
  words: string;
  colspan: number;
  rowspan: number;
  width: number;
}

const cell = ({ words, colspan, rowspan, width }: Partial<Cell>) =>
  schema.nodes["tableCell"]!.createChecked(
    { colspan, rowspan, colwidth: width ? Array.from({ length: colspan ?? 1 }, () => width) : null },
    schema.nodes["paragraph"]!.createChecked(null, words ? schema.text(words) : null),
  );

const tableOf = (rows: readonly (readonly Partial<Cell>[])[]) =>
  schema.nodes["table"]!.createChecked(
    null,
    rows.map((cells) => schema.nodes["tableRow"]!.createChecked(null, cells.map(cell))),
  );

function mended(table: Node): Node {
  const doc = schema.nodes["doc"]!.createChecked(null, table);
  const { tr } = EditorState.create({ doc });
  mendTable(tr, 0);
  tr.doc.check();
  return tr.doc.child(0);
}

const words = (table: Node) =>
  table.children.map((row) => row.children.map(({ textContent }) => textContent).join("|"));
const w = (...texts: string[]) => texts.map((text): Partial<Cell> => ({ words: text }));

test.each<[string, Partial<Cell>[][], string[]]>([
  [
    "a row that came while a column did gets its cell",
    [w("a", "b", ""), w("c", "d", ""), w("new", "row")],
    ["a|b|", "c|d|", "new|row|"],
  ],
  [
    "a cell that two have added is taken away again",
    [w("a", "b"), w("c", "d"), w("e", "f", "")],
    ["a|b", "c|d", "e|f"],
  ],
  ["a cell with words makes room for itself", [w("a", "b"), w("c", "d"), w("e", "f", "g")], ["a|b|", "c|d|", "e|f|g"]],
  ["a row without cells goes", [w("a", "b"), [], w("c", "d")], ["a|b", "c|d"]],
  ["a cell that stands out below is clipped", [[{ words: "a", rowspan: 3 }, { words: "b" }], w("c")], ["a|b", "c"]],
])("%s", (_what, rows, after) => {
  const table = mended(tableOf(rows));
  expect(words(table)).toEqual(after);
  expect(isSound(table)).toBe(true);
});

test("one width for a column", () => {
  const table = mended(
    tableOf([
      [{ words: "a", width: 80 }, {}],
      [{ words: "new" }, {}],
      [{ words: "b", width: 120 }, {}],
    ]),
  );
  expect(table.children.map((row) => row.child(0).attrs["colwidth"])).toEqual([[80], [80], [80]]);
});

const anyCell = fc.record({
  words: fc.constantFrom("", "a", "b"),
  colspan: fc.integer({ min: 1, max: 3 }),
  rowspan: fc.integer({ min: 1, max: 3 }),
  width: fc.constantFrom(0, 0, 60, 90),
});
const anyRows = fc.array(fc.array(anyCell, { maxLength: 4 }), { minLength: 1, maxLength: 5 });

test("whatever it is, it becomes a rectangle, loses no words and is not changed again", () => {
  fc.assert(
    fc.property(anyRows, (rows) => {
      const before = tableOf(rows);
      const table = mended(before);
      if (table.type.name !== "table") {
        expect(before.textContent).toBe("");
        return;
      }
      expect(table.textContent).toBe(before.textContent);
      expect(isSound(table)).toBe(true);
      expect(TableMap.get(table).problems).toBeNull();
      expect(mended(table).eq(table)).toBe(true);
    }),
    { numRuns: 500, seed: 5 },
  );
});
