import { joinBackward, lift, setBlockType, splitBlock, toggleMark, wrapIn } from "@tiptap/pm/commands";
import type { NodeType } from "@tiptap/pm/model";
import { liftListItem, sinkListItem, splitListItem, wrapInList } from "@tiptap/pm/schema-list";
import {
  addColumnAfter,
  addColumnBefore,
  addRowAfter,
  addRowBefore,
  deleteColumn,
  deleteRow,
  toggleHeaderRow,
} from "@tiptap/pm/tables";
import { describe, expect, test } from "vitest";
import { HeadlessEditor } from "./simulation/headless-editor.ts";
import { Network } from "./simulation/network.ts";
import { catchReportedErrors } from "./simulation/reported-errors.ts";
import { expectShown } from "./simulation/shown.ts";
import { schema } from "./simulation/test-schema.ts";

catchReportedErrors();

const { doc, paragraph, heading, blockquote, bulletList, listItem, table, tableRow, tableCell, horizontalRule } =
  schema.nodes as Record<string, NodeType>;

type Content = Parameters<NodeType["create"]>[1];
const block = (type: NodeType | undefined, ...content: NonNullable<Content>[]) =>
  (type as NodeType).createChecked(null, content.flat() as never);
const p = (text: string) => block(paragraph, ...(text === "" ? [] : [schema.text(text)]));
const named = (type: NodeType | undefined) => type as NodeType;

const twoParagraphs = block(doc, p("one two"), p("three four"));
const items = block(doc, block(bulletList, block(listItem, p("one two")), block(listItem, p("three four"))));
const quoted = block(doc, block(blockquote, p("one two"), p("three four")));
const cells = block(
  doc,
  block(
    table,
    block(tableRow, block(tableCell, p("one two")), block(tableCell, p("x"))),
    block(tableRow, block(tableCell, p("three four")), block(tableCell, p("y"))),
  ),
);

interface Case {
  /** What Ann does. */
  what: string;
  /** `Z` is what Bob types meanwhile, right behind these words. */
  behind: string;
  before?: typeof twoParagraphs;
  ann: (editor: HeadlessEditor) => unknown;
  /** What all see in the end. */
  result: string;
}

const selects = (editor: HeadlessEditor, text: string) => editor.selects(editor.before(text), editor.after(text));
const at = (editor: HeadlessEditor, place: number) => (editor.selects(place), editor);

/** Yjs has what it was typed into, and Ann's editor goes on with that. */
const kept: Case[] = [
  {
    what: "splits the paragraph behind the words",
    behind: "one",
    ann: (ann) => at(ann, ann.after("one t")).does(splitBlock),
    result: "oneZ t|wo|three four",
  },
  {
    what: "splits it before the words, at its very start",
    behind: "two",
    ann: (ann) => at(ann, ann.before("one")).does(splitBlock),
    result: "|one twoZ|three four",
  },
  {
    what: "splits it at its very end",
    behind: "one",
    ann: (ann) => at(ann, ann.after("two")).does(splitBlock),
    result: "oneZ two||three four",
  },
  {
    what: "splits it so that the words are in the larger part behind",
    behind: "two",
    ann: (ann) => at(ann, ann.after("o")).does(splitBlock),
    result: "o|ne twoZ|three four",
  },
  {
    what: "splits it so that the words are in the smaller part, which is what is written anew",
    behind: "one tw",
    ann: (ann) => at(ann, ann.after("one t")).does(splitBlock),
    result: "one tZ|wo|three four",
  },
  {
    what: "splits it twice",
    behind: "one t",
    ann: (ann) => {
      at(ann, ann.after("one tw")).does(splitBlock);
      at(ann, ann.after("one tw")).does(splitBlock);
    },
    result: "one tZw||o|three four",
  },
  {
    what: "joins a shorter paragraph to it",
    behind: "three",
    ann: (ann) => at(ann, ann.before("three")).does(joinBackward),
    result: "one twothreeZ four",
  },
  {
    what: "joins an empty paragraph before it to it",
    before: block(doc, p(""), p("three four")),
    behind: "three",
    ann: (ann) => at(ann, ann.before("three")).does(joinBackward),
    result: "threeZ four",
  },
  {
    what: "makes the words bold",
    behind: "one t",
    ann: (ann) => {
      selects(ann, "one two");
      ann.does(toggleMark(schema.marks["bold"]!));
    },
    result: "one tZwo|three four",
  },
  {
    what: "changes an attribute of the block",
    before: block(doc, block(heading, schema.text("one two"))),
    behind: "one",
    ann: (ann) => ann.dispatch(ann.state.tr.setNodeAttribute(0, "level", 2)),
    result: "oneZ two",
  },
  {
    what: "changes it by the command for the kind of a block",
    before: block(doc, block(heading, schema.text("one two"))),
    behind: "one",
    ann: (ann) => at(ann, ann.after("one")).does(setBlockType(named(heading), { level: 3 })),
    result: "oneZ two",
  },
  {
    what: "splits a list item behind the words",
    before: items,
    behind: "one",
    ann: (ann) => at(ann, ann.after("one t")).does(splitListItem(named(listItem))),
    result: "oneZ t|wo|three four",
  },
  {
    what: "adds rows and columns around",
    before: cells,
    behind: "one",
    ann: (ann) => {
      for (const command of [addRowBefore, addRowAfter, addColumnBefore, addColumnAfter]) {
        at(ann, ann.after("one")).does(command);
      }
    },
    result: "|||||oneZ two||x||||||three four||y",
  },
  {
    what: "deletes another column and another row",
    before: cells,
    behind: "one",
    ann: (ann) => {
      at(ann, ann.after("x")).does(deleteColumn);
      at(ann, ann.after("three")).does(deleteRow);
    },
    result: "oneZ two",
  },
  {
    what: "deletes words around",
    behind: "one",
    ann: (ann) => ann.dispatch(ann.state.tr.delete(1, ann.after("one two"))),
    result: "Z|three four",
  },
  {
    what: "deletes the block behind, and part of this one, in one go",
    behind: "one",
    ann: (ann) => ann.dispatch(ann.state.tr.delete(ann.before("two"), ann.before("four"))),
    result: "oneZ four",
  },
  {
    what: "moves the block behind it away",
    behind: "one",
    ann: (ann) => {
      const [first, second] = ann.doc.children as [typeof twoParagraphs, typeof twoParagraphs];
      ann.dispatch(ann.state.tr.delete(first.nodeSize, first.nodeSize + second.nodeSize).insert(0, second));
    },
    result: "three four|oneZ two",
  },
  {
    what: "sets the whole content to the same again, with one block more",
    behind: "one",
    ann: (ann) => {
      const same = schema.nodeFromJSON(ann.doc.toJSON());
      const more = [...same.children, block(horizontalRule)];
      ann.dispatch(ann.state.tr.replaceWith(0, ann.doc.content.size, more));
    },
    result: "oneZ two|three four|",
  },
];

/** Yjs cannot move what is in it, nor change what an element is: the words are written anew, without what came meanwhile. */
const lost: Case[] = [
  {
    what: "joins the shorter paragraph they are in to another",
    behind: "one",
    ann: (ann) => at(ann, ann.before("three")).does(joinBackward),
    result: "one twothree four",
  },
  {
    what: "makes another kind of block of it",
    behind: "one",
    ann: (ann) => at(ann, ann.after("one")).does(setBlockType(named(heading))),
    result: "one two|three four",
  },
  {
    what: "wraps it",
    behind: "one",
    ann: (ann) => at(ann, ann.after("one")).does(wrapIn(named(blockquote))),
    result: "one two|three four",
  },
  {
    what: "makes a list of it",
    behind: "one",
    ann: (ann) => at(ann, ann.after("one")).does(wrapInList(named(bulletList))),
    result: "one two|three four",
  },
  {
    what: "lifts it",
    before: quoted,
    behind: "one",
    ann: (ann) => at(ann, ann.after("one")).does(lift),
    result: "one two|three four",
  },
  {
    what: "indents the list item",
    before: items,
    behind: "three",
    ann: (ann) => at(ann, ann.after("three")).does(sinkListItem(named(listItem))),
    result: "one two|three four",
  },
  {
    what: "takes the item out of the list",
    before: items,
    behind: "three",
    ann: (ann) => at(ann, ann.after("three")).does(liftListItem(named(listItem))),
    result: "one two|three four",
  },
  {
    what: "moves the block",
    before: block(doc, p("one two"), p("three four"), p("five six seven")),
    behind: "one",
    ann: (ann) => {
      const first = ann.doc.child(0);
      ann.dispatch(ann.state.tr.delete(0, first.nodeSize).insert(ann.doc.content.size - first.nodeSize, first));
    },
    result: "three four|five six seven|one two",
  },
  {
    what: "makes head cells of the row",
    before: cells,
    behind: "one",
    ann: (ann) => at(ann, ann.after("one")).does(toggleHeaderRow),
    result: "one two|x|three four|y",
  },
  {
    what: "deletes the block",
    behind: "one",
    ann: (ann) => ann.dispatch(ann.state.tr.delete(0, ann.doc.child(0).nodeSize)),
    result: "three four",
  },
  {
    what: "deletes the row",
    before: cells,
    behind: "one",
    ann: (ann) => at(ann, ann.after("one")).does(deleteRow),
    result: "three four|y",
  },
];

describe("what Bob types stays when Ann meanwhile", () => {
  test.each(kept)("$what", expectResult);
});

describe("what Bob types goes with the old words when Ann meanwhile", () => {
  test.each(lost)("$what", expectResult);
});

function expectResult({ behind, before = twoParagraphs, ann: edit, result }: Case) {
  const [ann, bob] = [1, 2].map((id) => new HeadlessEditor({ id, schema })) as [HeadlessEditor, HeadlessEditor];
  const network = new Network([ann, bob]);
  ann.dispatch(ann.state.tr.replaceWith(0, ann.doc.content.size, before.content));
  network.settle();
  bob.types("Z", bob.after(behind));
  edit(ann);
  network.settle();
  for (const editor of [ann, bob]) {
    expectShown(editor);
    expect(words(editor)).toBe(result);
  }
}

function words({ doc: shown }: HeadlessEditor): string {
  const texts: string[] = [];
  shown.descendants((node) => {
    if (node.isTextblock || node.isLeaf) texts.push(node.isText ? "" : node.textContent);
    return !node.isTextblock;
  });
  return texts.join("|");
}
