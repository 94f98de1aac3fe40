import fc from "fast-check";
import { expect, test } from "vitest";
import { Dice } from "./simulation/dice.ts";
import { HeadlessEditor } from "./simulation/headless-editor.ts";
import { histories, runs } from "./simulation/history.ts";
import { Network } from "./simulation/network.ts";
import { randomBlocks } from "./simulation/random-content.ts";
import { randomEdit } from "./simulation/random-edits.ts";
import { randomCaret } from "./simulation/random-place.ts";
import { catchReportedErrors, throwReportedError } from "./simulation/reported-errors.ts";
import { isSame } from "./simulation/same-document.ts";
import { expectShown } from "./simulation/shown.ts";
import { schema } from "./simulation/test-schema.ts";

catchReportedErrors();

test(
  "nobody touches the text that is being composed, and afterwards all see the same",
  () => {
    fc.assert(
      fc.property(fc.array(histories(12), { minLength: 1, maxLength: 4 }), (compositions) => {
        const [ann, ...others] = [1, 2, 3].map((id) => new HeadlessEditor({ id, schema })) as [
          HeadlessEditor,
          ...HeadlessEditor[],
        ];
        const network = new Network([ann, ...others]);
        const blocks = randomBlocks(schema, new Dice(compositions.length));
        ann.dispatch(ann.state.tr.replaceWith(0, ann.doc.content.size, blocks));
        network.settle();
        for (const history of compositions) {
          ann.selects(randomCaret(ann.doc, new Dice(history.length)));
          if (!ann.state.selection.$head.parent.inlineContent) continue;
          ann.composing = true;
          for (const [who, what, seed] of history) {
            const dice = new Dice(seed);
            const composed = ann.state.selection.$head.parent;
            const other = others[who % 2] as HeadlessEditor;
            const tr = randomEdit(other.state, dice);
            if (tr) other.dispatch(tr);
            for (let left = dice.below(6); left > 0; left -= 1) network.deliver(dice.below(3), dice);
            throwReportedError();
            expect(ann.state.selection.$head.parent).toBe(composed);
            compose(ann, what, dice);
          }
          ann.composing = false;
          ann.binding.release();
          expectShown(ann);
          network.settle();
        }
        for (const editor of [ann, ...others]) {
          expectShown(editor);
          if (!isSame(editor.doc, ann.doc)) throw new Error(`not the same:\n${ann.doc}\n${editor.doc}`);
        }
      }),
      runs(120, 50_000),
    );
  },
  24 * 3_600_000,
);

/** Mostly letters come; sometimes the one before the caret goes again. */
function compose(editor: HeadlessEditor, what: number, dice: Dice) {
  const { head, $head } = editor.state.selection;
  const before = $head.parent.textBetween(0, $head.parentOffset, "", "x");
  if (what < 70) editor.types(dice.pick(["x", "y", "z"]));
  else if (/[xyz]$/.test(before)) editor.dispatch(editor.state.tr.delete(head - 1, head));
}
