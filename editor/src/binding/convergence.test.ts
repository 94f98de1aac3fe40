import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import * as Y from "yjs";
import { Dice } from "./simulation/dice.ts";
import { HeadlessEditor } from "./simulation/headless-editor.ts";
import { histories, isLong, runs } from "./simulation/history.ts";
import { Network } from "./simulation/network.ts";
import { Oracle } from "./simulation/oracle.ts";
import { randomBlocks } from "./simulation/random-content.ts";
import { randomEdit } from "./simulation/random-edits.ts";
import { strangeWrites, validWrites } from "./simulation/random-writes.ts";
import { catchReportedErrors } from "./simulation/reported-errors.ts";
import { isSame } from "./simulation/same-document.ts";
import { expectShown, expectShownToOthers } from "./simulation/shown.ts";
import { createStockEditor } from "./simulation/stock-editor.ts";
import { hidingSchema, schema, stockSchema } from "./simulation/test-schema.ts";
import { watchUntouchedBlocks } from "./simulation/untouched-blocks.ts";

catchReportedErrors();

const counted = { edits: 0, writes: 0, deliveries: 0, oracle: 0 };

afterAll(() => {
  if (isLong) process.stdout.write(`${JSON.stringify(counted)}\n`);
});

const timeout = 24 * 3_600_000;

/** Does what `Step` says; returns what to look at. */
function edit(editor: HeadlessEditor, dice: Dice): boolean {
  const tr = randomEdit(editor.state, dice);
  if (!tr) return false;
  // A state may be made and thrown away.
  if (dice.oneIn(10)) editor.state.apply(tr);
  editor.dispatch(tr);
  counted.edits += 1;
  return true;
}

function begin(editor: HeadlessEditor, seed: number) {
  editor.dispatch(
    editor.state.tr.replaceWith(0, editor.doc.content.size, randomBlocks(editor.state.schema, new Dice(seed))),
  );
}

function expectSame(editors: readonly HeadlessEditor[]) {
  const [first] = editors as [HeadlessEditor];
  for (const other of editors) {
    expect(other.fragment.toString()).toBe(first.fragment.toString());
    if (!isSame(other.doc, first.doc)) throw new Error(`not the same:\n${first.doc}\n${other.doc}`);
  }
}

test(
  "an editor shows what is in Yjs after every step, and the stock converter agrees",
  () => {
    fc.assert(
      fc.property(histories(60), (history) => {
        const editor = new HeadlessEditor({ id: 1, schema: stockSchema });
        const oracle = new Oracle(editor.document, stockSchema);
        watchUntouchedBlocks(editor);
        begin(editor, history.length);
        for (const [, what, seed] of history) {
          const dice = new Dice(seed);
          if (what < 70) edit(editor, dice);
          else write(editor.document, validWrites, dice);
          expectShown(editor);
          if (expectShownToOthers(editor, oracle)) counted.oracle += 1;
        }
        expect(oracle.content ?? editor.fragment.toString()).toBe(editor.fragment.toString());
      }),
      runs(60, 40_000),
    );
  },
  timeout,
);

test.each([
  ["shown as inert", schema],
  ["hidden", hidingSchema],
])(
  "what the schema forbids or does not know is %s, the same way after every step",
  (_how, known) => {
    fc.assert(
      fc.property(histories(40), (history) => {
        const editor = new HeadlessEditor({ id: 1, schema: known });
        watchUntouchedBlocks(editor);
        begin(editor, history.length);
        for (const [, what, seed] of history) {
          const dice = new Dice(seed);
          if (what < 60) edit(editor, dice);
          else write(editor.document, what < 70 ? validWrites : strangeWrites, dice);
          expectShown(editor);
        }
      }),
      runs(60, 40_000),
    );
  },
  timeout,
);

test(
  "two to five editors come to show the same, however late and in whatever order things arrive",
  () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 5 }), fc.boolean(), histories(60), (count, isStrange, history) => {
        const editors = Array.from({ length: count }, (_, index) => new HeadlessEditor({ id: index + 1, schema }));
        const plain = { document: new Y.Doc() };
        plain.document.clientID = 100;
        editors.forEach(watchUntouchedBlocks);
        const network = new Network([...editors, plain]);
        begin(editors[0] as HeadlessEditor, history.length);
        network.settle();
        for (const [who, what, seed] of history) {
          const dice = new Dice(seed);
          const editor = editors[who % count] as HeadlessEditor;
          if (what < 50) edit(editor, dice);
          else if (what < 94) network.deliver(who % count, dice);
          else {
            network.deliver(count, dice);
            write(plain.document, isStrange ? strangeWrites : validWrites, dice);
          }
          expectShown(editor);
        }
        network.settle();
        counted.deliveries += network.deliveries;
        editors.forEach(expectShown);
        const newcomer = new HeadlessEditor({ id: 101, schema });
        Y.applyUpdate(newcomer.document, Y.encodeStateAsUpdate(plain.document));
        expectSame([...editors, newcomer]);
      }),
      runs(60, 60_000),
    );
  },
  timeout,
);

test(
  "editors with the stock binding come to show the same as ours",
  () => {
    fc.assert(
      fc.property(histories(40), (history) => {
        const ours = [1, 2].map((id) => new HeadlessEditor({ id, schema: stockSchema }));
        const theirs = [3, 4].map(createStockEditor);
        const editors = [...ours, ...theirs];
        const network = new Network(editors);
        begin(ours[0] as HeadlessEditor, history.length);
        network.settle();
        for (const [who, what, seed] of history) {
          const dice = new Dice(seed);
          const editor = editors[who % 4] as HeadlessEditor;
          if (what < 50) edit(editor, dice);
          else network.deliver(who % 4, dice);
          if (ours.includes(editor)) expectShown(editor);
        }
        network.settle();
        counted.deliveries += network.deliveries;
        ours.forEach(expectShown);
        expectSame(ours);
        for (const { fragment } of theirs)
          expect(fragment.toString()).toBe((ours[0] as HeadlessEditor).fragment.toString());
      }),
      runs(30, 20_000),
    );
  },
  timeout,
);

function write(document: Y.Doc, writes: readonly ((root: Y.XmlFragment, dice: Dice) => void)[], dice: Dice) {
  document.transact(() => {
    for (let left = 1 + (dice.oneIn(4) ? dice.below(4) : 0); left > 0; left -= 1)
      dice.pick(writes)(document.getXmlFragment("content"), dice);
  });
  counted.writes += 1;
}
