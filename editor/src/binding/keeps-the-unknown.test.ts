import type { Node, Schema } from "@tiptap/pm/model";
import type { Transaction } from "@tiptap/pm/state";
import fc from "fast-check";
import { expect, test } from "vitest";
import type * as Y from "yjs";
import { Dice } from "./simulation/dice.ts";
import { type Foreign, foreignIn, foreignShown, placeOf, plantForeign } from "./simulation/foreign.ts";
import { HeadlessEditor } from "./simulation/headless-editor.ts";
import { histories, runs } from "./simulation/history.ts";
import { randomBlocks } from "./simulation/random-content.ts";
import { randomEdit } from "./simulation/random-edits.ts";
import { catchReportedErrors } from "./simulation/reported-errors.ts";
import { expectShown } from "./simulation/shown.ts";
import { hidingSchema, schema } from "./simulation/test-schema.ts";

catchReportedErrors();

const timeout = 24 * 3_600_000;

function begin(known: Schema, seed: number): [HeadlessEditor, Foreign[]] {
  const editor = new HeadlessEditor({ id: 1, schema: known });
  const blocks = randomBlocks(known, new Dice(seed));
  editor.dispatch(editor.state.tr.replaceWith(0, editor.doc.content.size, blocks));
  return [editor, plantForeign(editor.fragment, new Dice(seed))];
}

test(
  "what an editor shows as inert is in Yjs as often as it is shown, wherever it goes",
  () => {
    fc.assert(
      fc.property(histories(12), (history) => {
        const [editor] = begin(schema, history.length);
        for (const [, , seed] of history) {
          const tr = randomEdit(editor.state, new Dice(seed));
          if (tr) editor.dispatch(tr);
          expectShown(editor);
          const [shown, there] = [foreignShown(editor.doc), foreignIn(editor.fragment)];
          for (const what of ["attributes", "elements", "letters"] as const)
            expect(there[what]).toBeGreaterThanOrEqual(shown[what]);
        }
      }),
      runs(100, 50_000),
    );
  },
  timeout,
);

test(
  "what an editor hides is there after any edit that leaves the nodes it is in",
  () => {
    fc.assert(
      fc.property(histories(12), (history) => {
        let [editor, planted] = begin(hidingSchema, history.length);
        for (const [, , seed] of history) {
          const tr = randomEdit(editor.state, new Dice(seed));
          if (!tr) continue;
          planted = planted.filter((foreign) => foreign.isThere() && isLeftAlone(editor, foreign, tr));
          editor.dispatch(tr);
          expectShown(editor);
          for (const foreign of planted) expect([foreign.what, foreign.isThere()]).toEqual([foreign.what, true]);
        }
      }),
      runs(100, 50_000),
    );
  },
  timeout,
);

/** Whether all nodes around it go on as they are, and, for a format, the words too. */
function isLeftAlone(editor: HeadlessEditor, { parent, what }: Foreign, tr: Transaction): boolean {
  const place = placeOf(editor, parent);
  const after = place === undefined ? undefined : goesOnAt(editor.doc, place, tr);
  if (place === undefined || !after) return false;
  return what !== "format" || after.eq(editor.doc.nodeAt(place) as Node);
}

/** The node at a place, when its two ends and those of all around it are still the same two ends. */
function goesOnAt(doc: Node, place: number, tr: Transaction): Node | undefined {
  const before = doc.nodeAt(place) as Node;
  const start = tr.mapping.mapResult(place, 1);
  const end = tr.mapping.mapResult(place + before.nodeSize - 1, 1);
  if (start.deletedAfter || end.deletedAfter) return undefined;
  const [$before, $after] = [doc.resolve(place), tr.doc.resolve(start.pos)];
  const after = $after.nodeAfter;
  if ($before.depth !== $after.depth || after?.type !== before.type) return undefined;
  if (start.pos + after.nodeSize - 1 !== end.pos) return undefined;
  const isInside = $before.depth === 0 || goesOnAt(doc, $before.before(), tr) === $after.parent;
  return isInside ? after : undefined;
}

test("a mark that is stored in the place of something unknown takes its place", () => {
  const editor = new HeadlessEditor({ id: 1, schema });
  editor.types("words");
  const text = (editor.fragment.get(0) as Y.XmlElement).get(0) as Y.XmlText;
  text.format(0, 5, { link: { to: "nowhere" } });
  expect(editor.doc.toString()).toBe('doc(paragraph(unknownMark("words")))');
  editor.dispatch(editor.state.tr.addMark(1, 3, schema.mark("link", { href: "one" })));
  expect(editor.doc.toString()).toBe('doc(paragraph(link("wo"), unknownMark("rds")))');
  expectShown(editor);
});
