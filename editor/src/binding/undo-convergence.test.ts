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
import { catchReportedErrors } from "./simulation/reported-errors.ts";
import { isSame } from "./simulation/same-document.ts";
import { expectShown } from "./simulation/shown.ts";
import { schema } from "./simulation/test-schema.ts";
import { redo, undo, undoPlugin } from "./undo.ts";

catchReportedErrors();

const timeout = 24 * 3_600_000;
const counted = { histories: 0, undone: 0, redone: 0 };

afterAll(() => {
  if (isLong) process.stdout.write(`${JSON.stringify(counted)}\n`);
});

/** What one person typed cannot be taken back by another, and everybody sees the same whatever is undone. */
test(
  "undo and redo in any history take back nobody else's words, and all see the same",
  () => {
    fc.assert(
      fc.property(histories(40), (history) => {
        const editors = [1, 2, 3].map(
          (id) => new HeadlessEditor({ id, schema, plugins: [undoPlugin({ captureTimeout: 0 })] }),
        );
        const network = new Network(editors);
        const incremental = editors.map(({ document }) => new Oracle(document, schema));
        editors.forEach(watchUndo);
        fill(editors[0] as HeadlessEditor, history.length);
        network.settle();
        for (const [who, what, seed] of history) {
          const dice = new Dice(seed);
          const editor = editors[who % editors.length] as HeadlessEditor;
          const tr = what < 35 ? randomEdit(editor.state, dice) : undefined;
          if (tr) editor.dispatch(tr);
          else if (what < 55) takeBack(editor);
          else if (what < 65) doAgain(editor);
          else network.deliver(who % editors.length, dice);
          expectShown(editor);
        }
        network.settle();
        for (const editor of editors) while (takeBack(editor)) expectShown(editor);
        network.settle();
        for (const editor of editors) while (doAgain(editor)) expectShown(editor);
        network.settle();
        const [first] = editors as [HeadlessEditor];
        editors.forEach((editor, index) => {
          expectShown(editor);
          expect(editor.fragment.toString()).toBe(first.fragment.toString());
          expect(isSame(editor.doc, first.doc)).toBe(true);
          const content = first.fragment.toString();
          expect(incremental[index]?.content ?? content).toBe(content);
        });
        counted.histories += 1;
      }),
      runs(80, 25_000),
    );
  },
  timeout,
);

test(
  "after all is undone and done again, what others wrote is there as if nothing had been",
  () => {
    fc.assert(
      fc.property(histories(25), (history) => {
        const [ann, bob] = [1, 2].map(
          (id) => new HeadlessEditor({ id, schema, plugins: [undoPlugin({ captureTimeout: 0 })] }),
        ) as [HeadlessEditor, HeadlessEditor];
        const network = new Network([ann, bob]);
        fill(bob, history.length);
        network.settle();
        for (const [who, what, seed] of history) {
          const editor = who % 2 ? ann : bob;
          const tr = what < 60 ? randomEdit(editor.state, new Dice(seed)) : undefined;
          if (tr) editor.dispatch(tr);
          else network.deliver(who % 2 ? 0 : 1, new Dice(seed));
        }
        network.settle();
        const before = bob.words;
        while (takeBack(ann)) expectShown(ann);
        while (doAgain(ann)) expectShown(ann);
        network.settle();
        expect(isSame(ann.doc, bob.doc)).toBe(true);
        expect(lettersOf(bob.words)).toEqual(lettersOf(before));
      }),
      runs(80, 25_000),
    );
  },
  timeout,
);

function fill(editor: HeadlessEditor, seed: number) {
  const blocks = randomBlocks(editor.state.schema, new Dice(seed));
  editor.dispatch(editor.state.tr.replaceWith(0, editor.doc.content.size, blocks).setMeta("addToHistory", false));
}

function takeBack(editor: HeadlessEditor): boolean {
  counted.undone += 1;
  return editor.does(undo);
}

function doAgain(editor: HeadlessEditor): boolean {
  counted.redone += 1;
  return editor.does(redo);
}

/** Holds an editor to this: an undo of mine deletes no character that another person typed. */
function watchUndo({ document }: HeadlessEditor) {
  document.on("beforeObserverCalls", (transaction: Y.Transaction) => {
    if (!(transaction.origin instanceof Y.UndoManager) || !transaction.origin.undoing) return;
    Y.iterateDeletedStructs(transaction, transaction.deleteSet, (item) => {
      if (!(item instanceof Y.Item) || !(item.content instanceof Y.ContentString)) return;
      if (item.id.client !== document.clientID) throw new Error(`"${item.content.str}" is not mine`);
    });
  });
}

function lettersOf(words: string): string[] {
  return [...words].filter((letter) => letter !== "|").toSorted();
}
