// @vitest-environment happy-dom
import { getSchema } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import type { Command, EditorState } from "@tiptap/pm/state";
import { CellSelection, mergeCells, splitCell, TableMap } from "@tiptap/pm/tables";
import fc from "fast-check";
import { expect, test } from "vitest";
import { Dice } from "../../binding/simulation/dice.ts";
import { HeadlessEditor } from "../../binding/simulation/headless-editor.ts";
import { histories, runs, type Step } from "../../binding/simulation/history.ts";
import { Network } from "../../binding/simulation/network.ts";
import { catchReportedErrors } from "../../binding/simulation/reported-errors.ts";
import { expectShown } from "../../binding/simulation/shown.ts";
import { blocks } from "../../blocks.ts";
import { english } from "../../messages/english.ts";
import { extensionsOf } from "../block.ts";
import { addSpan } from "./add.ts";
import { deleteSpan, setCells } from "./cells.ts";
import { tableWith } from "./clipboard.ts";
import { isSound } from "./mend.ts";
import { duplicate, moveBy } from "./move.ts";
import { sortByColumn } from "./sort.ts";
import { tableEditingPlugin } from "./table-editing.ts";

catchReportedErrors();

const schema = getSchema(extensionsOf(blocks, english));

/** Those that change which cells there are, and keep the words of all that stay. */
const growing: Command[] = [
  addSpan("row", "before"),
  addSpan("row", "after"),
  addSpan("column", "before"),
  addSpan("column", "after"),
  setCells("color", "blue"),
];
const others: Command[] = [
  mergeCells,
  splitCell,
  deleteSpan("row"),
  deleteSpan("column"),
  duplicate("row"),
  moveBy("row", 1),
  moveBy("column", -1),
  sortByColumn("ascending", "en"),
];

class Meeting {
  readonly editors = [1, 2, 3].map((id) => new HeadlessEditor({ id, schema, plugins: [tableEditingPlugin()] }));
  readonly network = new Network(this.editors);
  /** What was typed, each word once. */
  readonly typed: string[] = [];
  readonly #commands: readonly Command[];

  constructor(commands: readonly Command[]) {
    this.#commands = commands;
    const [first] = this.editors as [HeadlessEditor];
    const rows = [..."abc"].map((row) => [..."123"].map((column) => row + column));
    first.dispatch(first.state.tr.replaceWith(0, first.doc.content.size, tableWith(rows, schema)));
    this.network.settle();
  }

  take([who, what, seed]: Step) {
    const dice = new Dice(seed);
    const index = who % this.editors.length;
    const editor = this.editors[index] as HeadlessEditor;
    if (what < 25) this.network.deliver(index, dice);
    else if (what < 60) this.#type(editor, dice);
    else this.#change(editor, dice);
  }

  #type(editor: HeadlessEditor, dice: Dice) {
    const places: number[] = [];
    editor.doc.descendants((node, position) => {
      if (node.isTextblock) places.push(position + 1 + node.content.size);
    });
    const word = `<${this.typed.length}>`;
    this.typed.push(word);
    editor.types(word, dice.pick(places));
  }

  #change(editor: HeadlessEditor, dice: Dice) {
    const cells = cellsIn(editor.doc);
    if (cells.length === 0) return;
    const [anchor, head] = [dice.pick(cells), dice.pick(cells)];
    const state = selectCells(editor.state, anchor, dice.below(3) === 0 ? head : anchor);
    if (state) dice.pick([...this.#commands])(state, (tr) => editor.dispatch(tr));
  }

  /** All have everything, and one of them goes on writing in each table. */
  ends() {
    this.network.settle();
    for (const editor of this.editors.slice(0, 2)) {
      const cells = cellsIn(editor.doc);
      // A letter, not a word: what is counted are the words.
      if (cells[0] !== undefined) editor.types(".", cells[0] + 2);
      this.network.settle();
    }
  }
}

test("whatever people do to one table at once, they get the same table, and it is a good one", () => {
  fc.assert(
    fc.property(histories(30), (steps) => {
      const meeting = new Meeting([...growing, ...others]);
      for (const step of steps) meeting.take(step);
      meeting.ends();
      expectGood(meeting);
    }),
    runs(20, 2_000),
  );
});

test("while rows and columns come, nothing that anybody types is lost", () => {
  fc.assert(
    fc.property(histories(30), (steps) => {
      const meeting = new Meeting(growing);
      for (const step of steps) meeting.take(step);
      meeting.ends();
      expectGood(meeting);
      const text = meeting.editors[0]!.doc.textContent;
      for (const word of meeting.typed) expect(text).toContain(word);
    }),
    runs(20, 2_000),
  );
});

test("two who mend the same table at once add nothing twice for good", () => {
  const meeting = new Meeting([]);
  const [ann, bob, cleo] = meeting.editors as [HeadlessEditor, HeadlessEditor, HeadlessEditor];
  const at = (editor: HeadlessEditor, words: string) => editor.selects(editor.after(words));
  at(ann, "b2");
  ann.does(addSpan("row", "after"));
  at(bob, "b2");
  bob.does(addSpan("column", "after"));
  meeting.network.settle();
  ann.types("x", ann.after("a1"));
  bob.types("y", bob.after("c1"));
  meeting.network.settle();
  cleo.types("z", cleo.after("a2"));
  meeting.network.settle();
  const table = ann.doc.child(0);
  expect([TableMap.get(table).width, TableMap.get(table).height]).toEqual([4, 4]);
  expectGood(meeting);
});

function expectGood({ editors }: Meeting) {
  const [first, ...rest] = editors as [HeadlessEditor, ...HeadlessEditor[]];
  for (const editor of editors) expectShown(editor);
  for (const { doc } of rest) expect(doc.eq(first.doc)).toBe(true);
  // Nobody can write in a table whose last rows two have deleted, each another one.
  const tables = first.doc.children.filter((node) => node.type.name === "table" && cellsIn(node).length > 0);
  for (const table of tables) expect(isSound(table)).toBe(true);
}

function cellsIn(doc: Node): number[] {
  const cells: number[] = [];
  doc.descendants((node, position) => {
    const isCell = node.type.name === "tableCell" || node.type.name === "tableHeader";
    if (isCell) cells.push(position);
    return !isCell;
  });
  return cells;
}

function selectCells(state: EditorState, anchor: number, head: number): EditorState | undefined {
  const table = state.doc.resolve(anchor).node(-1);
  if (TableMap.get(table).problems || state.doc.resolve(head).node(-1) !== table) return undefined;
  return state.apply(state.tr.setSelection(CellSelection.create(state.doc, anchor, head)));
}
