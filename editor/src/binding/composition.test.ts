import fc from "fast-check";
import { expect, test } from "vitest";
import { Dice } from "./simulation/dice.ts";
import { HeadlessEditor } from "./simulation/headless-editor.ts";
import { histories, runs } from "./simulation/history.ts";
import { Network } from "./simulation/network.ts";
import { randomBlocks } from "./simulation/random-content.ts";
import { randomEdit } from "./simulation/random-edits.ts";
import { randomCaret } from "./simulation/random-place.ts";
import { catchReportedErrors } from "./simulation/reported-errors.ts";
import { expectShown } from "./simulation/shown.ts";
import { schema } from "./simulation/test-schema.ts";

catchReportedErrors();

function two(...paragraphs: string[]): [HeadlessEditor, HeadlessEditor, Network<HeadlessEditor>] {
  const editors = [1, 2].map((id) => new HeadlessEditor({ id, schema }));
  const [ann, bob] = editors as [HeadlessEditor, HeadlessEditor];
  const network = new Network(editors);
  ann.dispatch(
    ann.state.tr.replaceWith(
      0,
      ann.doc.content.size,
      paragraphs.map((words) => schema.node("paragraph", null, schema.text(words))),
    ),
  );
  network.settle();
  return [ann, bob, network];
}

test("what others write in a block waits until the composition in it is over, and comes to its place then", () => {
  const [ann, bob, network] = two("one two three", "other");
  ann.selects(ann.after("one "));
  ann.composing = true;
  ann.types("に");
  const composed = ann.doc.firstChild;
  bob.types("X", bob.before("one"));
  bob.dispatch(bob.state.tr.delete(bob.before("three"), bob.after("three")));
  bob.types("!", bob.after("other"));
  network.settle();
  expect(ann.doc.firstChild).toBe(composed);
  expect(ann.words).toBe("one にtwo three|other!");

  ann.types("ほん");
  expect(ann.words).toBe("one にほんtwo three|other!");
  ann.composing = false;
  ann.binding.release();
  network.settle();
  expect(ann.words).toBe("Xone にほんtwo |other!");
  expect(bob.doc.eq(ann.doc)).toBe(true);
  expect(ann.state.selection.head).toBe(ann.after("にほん"));
});

test("what replaces what is composed stands where that stood, though others wrote before it", () => {
  const [ann, bob, network] = two("one two three");
  ann.selects(ann.after("two "));
  ann.composing = true;
  ann.types("に");
  network.settle();
  bob.types("and ", bob.before("に"));
  network.settle();
  ann.dispatch(ann.state.tr.insertText("日本", ann.before("に"), ann.after("に")));
  ann.composing = false;
  ann.binding.release();
  network.settle();
  expect(ann.words).toBe("one two and 日本three");
  expect(bob.doc.eq(ann.doc)).toBe(true);
});

test("a block in which somebody composes stays in sight when others delete it, and goes afterwards", () => {
  const [ann, bob, network] = two("one", "two");
  ann.selects(ann.after("two"));
  ann.composing = true;
  ann.types("に");
  network.settle();
  bob.dispatch(bob.state.tr.delete(5, bob.doc.content.size));
  network.settle();
  ann.types("ほ");
  expect(ann.words).toBe("one|twoにほ");
  ann.composing = false;
  ann.binding.release();
  network.settle();
  expect(ann.words).toBe("one");
  expect(bob.doc.eq(ann.doc)).toBe(true);
});

test("whatever others do while somebody composes, all see the same afterwards", () => {
  fc.assert(
    fc.property(histories(40), (history) => {
      const editors = [1, 2, 3].map((id) => new HeadlessEditor({ id, schema }));
      const [ann] = editors as [HeadlessEditor];
      const network = new Network(editors);
      const blocks = randomBlocks(schema, new Dice(history.length));
      ann.dispatch(ann.state.tr.replaceWith(0, ann.doc.content.size, blocks));
      network.settle();
      history.forEach(([who, what, seed], index) => {
        const dice = new Dice(seed);
        if (index % 10 === 0) {
          ann.composing = false;
          ann.binding.release();
          expectShown(ann);
          ann.selects(randomCaret(ann.doc, dice));
          ann.composing = ann.state.selection.$head.parent.inlineContent;
        } else if (what < 35) composes(ann, dice);
        else if (what < 65) network.deliver(who % 3, dice);
        else {
          const other = editors[1 + (who % 2)] as HeadlessEditor;
          const tr = randomEdit(other.state, dice);
          if (tr) other.dispatch(tr);
        }
      });
      ann.composing = false;
      ann.binding.release();
      network.settle();
      for (const editor of editors) {
        expectShown(editor);
        expect(editor.fragment.toString()).toBe(ann.fragment.toString());
      }
    }),
    runs(100, 40_000),
  );
});

function composes(editor: HeadlessEditor, dice: Dice) {
  const { $head, head, empty } = editor.state.selection;
  if (!$head.parent.inlineContent) return;
  const sign = empty ? ($head.nodeBefore?.text?.match(/.$/su)?.[0] ?? "") : "";
  if (dice.oneIn(4) && sign !== "") editor.dispatch(editor.state.tr.delete(head - sign.length, head));
  else editor.types(dice.pick(["に", "ほん", "x"]));
}
