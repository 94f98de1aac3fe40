// @vitest-environment happy-dom
import type { Command } from "@tiptap/pm/state";
import { CellSelection, mergeCells, splitCell } from "@tiptap/pm/tables";
import { describe, expect, test } from "vitest";
import { checked, Draft } from "../../content/draft.ts";
import { addSpan } from "./add.ts";
import { asCaption } from "./caption.ts";
import { clearCells, deleteSpan, setCells } from "./cells.ts";
import { toggleHeader } from "./headers.ts";
import { insertTable } from "./insert.ts";
import { duplicate, moveBy, moveTo } from "./move.ts";
import { sortByColumn } from "./sort.ts";
import { setColumnWidth } from "./widths.ts";

/** Rows of words; `!` makes a head, `%` a date, `>` and `v` say how many columns or rows a cell spans. */
function html(...rows: string[]): string {
  const cell = (text: string) => {
    const [, words, across, down] = /^([^>v]*)(?:>(\d))?(?:v(\d))?$/.exec(text.replace("!", "")) ?? [];
    const name = text.startsWith("!") ? "th" : "td";
    return `<${name} colspan="${across ?? 1}" rowspan="${down ?? 1}"><p>${words?.trim().replace(/%(.+)/, '<time datetime="$1"></time>')}</p></${name}>`;
  };
  return `<table><tbody>${rows.map((row) => `<tr>${row.split("|").map(cell).join("")}</tr>`).join("")}</tbody></table>`;
}

/** The same back. */
function rowsOf({ editor }: Draft): string[] {
  const rows: string[] = [];
  editor.state.doc.descendants((node) => {
    if (node.type.name !== "tableRow") return true;
    const cells = node.children.map(({ type, attrs, textContent }) => {
      const spans = `${attrs["colspan"] > 1 ? `>${attrs["colspan"]}` : ""}${attrs["rowspan"] > 1 ? `v${attrs["rowspan"]}` : ""}`;
      return `${type.name === "tableHeader" ? "!" : ""}${textContent}${spans}`;
    });
    rows.push(cells.join("|"));
    return false;
  });
  return rows;
}

function does(draft: Draft, command: Command): boolean {
  return command(draft.editor.state, (tr) => draft.editor.view.dispatch(tr), draft.editor.view);
}

/** Through the editor's keys, one event after the other. */
function presses(draft: Draft, ...keys: string[]): Draft {
  for (const name of keys) {
    const parts = name.split("-");
    const key = parts.pop() as string;
    const event = new KeyboardEvent("keydown", {
      key: key === "Space" ? " " : key,
      shiftKey: parts.includes("Shift"),
      ctrlKey: parts.includes("Ctrl") || parts.includes("Mod"),
      cancelable: true,
    });
    const { view } = draft.editor;
    view.someProp("handleKeyDown", (handle) => handle(view, event));
  }
  return draft;
}

function selectsCells(draft: Draft, from: string, to: string): Draft {
  const cellOf = (words: string) => {
    draft.goesBehind(words);
    return draft.editor.state.selection.$head.before(-1);
  };
  const [one, other] = [cellOf(from), cellOf(to)];
  const { state, view } = draft.editor;
  view.dispatch(state.tr.setSelection(CellSelection.create(state.doc, one, other)));
  return draft;
}

const plain = ["a1|b1|c1", "a2|b2|c2", "a3|b3|c3"];
const headed = ["!A|!B|!C", "a2|b2|c2", "a3|b3|c3"];

const commands: [what: string, before: string[], at: string, command: Command, after: string[] | undefined][] = [
  ["adds a row above", plain, "b2", addSpan("row", "before"), ["a1|b1|c1", "||", "a2|b2|c2", "a3|b3|c3"]],
  ["adds a column behind", plain, "b2", addSpan("column", "after"), ["a1|b1||c1", "a2|b2||c2", "a3|b3||c3"]],
  [
    "adds cells and not heads below the head row",
    headed,
    "B",
    addSpan("row", "after"),
    ["!A|!B|!C", "||", "a2|b2|c2", "a3|b3|c3"],
  ],
  ["moves a row down", plain, "b1", moveBy("row", 1), ["a2|b2|c2", "a1|b1|c1", "a3|b3|c3"]],
  ["moves a row up", plain, "b3", moveBy("row", -1), ["a1|b1|c1", "a3|b3|c3", "a2|b2|c2"]],
  ["moves a row to the end", plain, "b1", moveTo("row", 3), ["a2|b2|c2", "a3|b3|c3", "a1|b1|c1"]],
  ["moves no row above the head", headed, "b2", moveBy("row", -1), undefined],
  ["does not move the head", headed, "B", moveBy("row", 1), undefined],
  ["moves no last row down", plain, "b3", moveBy("row", 1), undefined],
  ["moves a column towards the end", plain, "b2", moveBy("column", 1), ["a1|c1|b1", "a2|c2|b2", "a3|c3|b3"]],
  ["moves a column to the start", plain, "c2", moveTo("column", 0), ["c1|a1|b1", "c2|a2|b2", "c3|a3|b3"]],
  ["moves a row past a larger cell", ["a1|b1", "a2v2|b2", "b3"], "b1", moveBy("row", 1), ["a2v2|b2", "b3", "a1|b1"]],
  ["moves a larger cell as a whole", ["a1|b1", "a2v2|b2", "b3"], "b3", moveBy("row", -1), ["a2v2|b2", "b3", "a1|b1"]],
  ["cuts no larger cell", ["a1|b1", "a2v2|b2", "b3"], "b1", moveTo("row", 2), undefined],
  ["moves columns past a larger cell", ["a1|b1>2", "a2|b2|c2"], "a1", moveBy("column", 1), ["b1>2|a1", "b2|c2|a2"]],
  ["repeats a row", plain, "b2", duplicate("row"), ["a1|b1|c1", "a2|b2|c2", "a2|b2|c2", "a3|b3|c3"]],
  ["repeats a column", plain, "b2", duplicate("column"), ["a1|b1|b1|c1", "a2|b2|b2|c2", "a3|b3|b3|c3"]],
  ["deletes a row", plain, "b2", deleteSpan("row"), ["a1|b1|c1", "a3|b3|c3"]],
  ["deletes the last column with the table", ["a1", "a2"], "a1", deleteSpan("column"), []],
  ["makes a head row", plain, "b2", toggleHeader("row"), ["!a1|!b1|!c1", "a2|b2|c2", "a3|b3|c3"]],
  [
    "makes a head column beside a head row",
    headed,
    "b2",
    toggleHeader("column"),
    ["!A|!B|!C", "!a2|b2|c2", "!a3|b3|c3"],
  ],
  ["makes cells of a head row", headed, "b2", toggleHeader("row"), ["A|B|C", "a2|b2|c2", "a3|b3|c3"]],
  ["keeps the corner of a head column", ["!A|!B", "!a2|b2"], "b2", toggleHeader("row"), ["!A|B", "!a2|b2"]],
  ["empties a cell", plain, "b2", clearCells, ["a1|b1|c1", "a2||c2", "a3|b3|c3"]],
  [
    "sorts words as the language has them",
    ["!n", "zeta", "Äpfel", "item 10", "item 9"],
    "zeta",
    sortByColumn("ascending", "de"),
    ["!n", "Äpfel", "item 9", "item 10", "zeta"],
  ],
  [
    "sorts numbers down, and nothing last",
    ["1,200.5|a", "|b", "$30|c", "(4)|d"],
    "$30",
    sortByColumn("descending", "en"),
    ["1,200.5|a", "$30|c", "(4)|d", "|b"],
  ],
  [
    "sorts dates by their day",
    ["1|on %2026-12-24", "2|on %2026-02-03", "3|on %2025-12-30"],
    "on",
    sortByColumn("ascending", "en"),
    ["3|on ", "2|on ", "1|on "],
  ],
  ["does not sort larger cells", ["b|x", "av2|y", "z"], "x", sortByColumn("ascending", "en"), undefined],
  [
    "sorts below a head row of larger cells",
    ["!H>2", "b|1", "a|2"],
    "b",
    sortByColumn("ascending", "en"),
    ["!H>2", "a|2", "b|1"],
  ],
];

describe("a table", () => {
  test.each(commands)("%s", (_what, before, at, command, after) => {
    const draft = new Draft(`<p>#</p>${html(...before)}<p>#</p>`).goesBehind(at);
    expect(command(draft.editor.state)).toBe(after !== undefined);
    expect(does(draft, command)).toBe(after !== undefined);
    expect(rowsOf(draft)).toEqual(after ?? before);
    draft.editor.state.doc.check();
  });

  test("merges and splits cells, and keeps all words", () => {
    const draft = selectsCells(new Draft(html(...plain)), "a1", "b2");
    does(draft, mergeCells);
    expect(rowsOf(draft)).toEqual(["a1b1a2b2>2v2|c1", "c2", "a3|b3|c3"]);
    does(draft, splitCell);
    expect(rowsOf(draft)).toEqual(["a1b1a2b2||c1", "||c2", "a3|b3|c3"]);
  });

  test("deletes what is selected as a whole, and else what is in it", () => {
    const partly = presses(selectsCells(new Draft(html(...plain)), "a1", "b2"), "Backspace");
    expect(rowsOf(partly)).toEqual(["||c1", "||c2", "a3|b3|c3"]);
    expect(rowsOf(presses(selectsCells(new Draft(html(...plain)), "a1", "c2"), "Backspace"))).toEqual(["a3|b3|c3"]);
    expect(rowsOf(presses(selectsCells(new Draft(html(...plain)), "b1", "b3"), "Backspace"))).toEqual([
      "a1|c1",
      "a2|c2",
      "a3|c3",
    ]);
    expect(rowsOf(presses(selectsCells(new Draft(html(...plain)), "a1", "c3"), "Backspace"))).toEqual([]);
    expect(rowsOf(presses(selectsCells(new Draft(html(...plain)), "a1", "c1"), "Delete"))).toEqual([
      "||",
      "a2|b2|c2",
      "a3|b3|c3",
    ]);
  });

  test("is left and filled by keys", () => {
    const draft = presses(new Draft(html("a1|b1", "a2|b2")).goesBehind("a1"), "Tab").types("+");
    expect(rowsOf(draft)).toEqual(["a1|+", "a2|b2"]);
    presses(draft.goesBehind("b2"), "Tab").types("new");
    expect(rowsOf(draft)).toEqual(["a1|+", "a2|b2", "new|"]);
    presses(draft, "Shift-Tab", "Shift-Tab").types("x");
    expect(rowsOf(draft)).toEqual(["a1|+", "x|b2", "new|"]);
  });

  test("lets a list in a cell have the Tab key", () => {
    const draft = new Draft(
      "<table><tr><td><ul><li><p>one</p></li><li><p>two</p></li></ul></td><td></td></tr></table>",
    );
    presses(draft.goesBehind("two"), "Tab");
    expect(draft.html).toContain("<ul><li><p>one</p><ul><li><p>two</p>");
  });

  test("selects the cell, then the table, then all", () => {
    const draft = new Draft(`<p>before</p>${html("a1|b1", "a2|b2")}`).goesBehind("b1");
    const selected = () => draft.editor.state.doc.textBetween(...range(draft), "|");
    presses(draft, "Mod-a");
    expect(selected()).toBe("b1");
    presses(draft, "Mod-a");
    expect(draft.editor.state.selection).toBeInstanceOf(CellSelection);
    presses(draft, "Mod-a");
    expect(selected()).toContain("before");
  });

  test("is selected by cell, row and column, and written in again, by keys", () => {
    const draft = presses(new Draft(html(...plain)).goesBehind("b2"), "Escape");
    const count = () => draft.editor.state.selection.ranges.length;
    expect(draft.editor.state.selection).toBeInstanceOf(CellSelection);
    expect(count()).toBe(1);
    presses(draft, "Shift-Space");
    expect(count()).toBe(3);
    presses(draft, "Enter", "Escape", "Ctrl-Space", "Escape").types("!");
    expect(rowsOf(draft)).toEqual(["a1|b1|c1", "a2|b2|c2", "a3|b3|c3!"]);
  });

  test("goes into HTML and back with all that is stored, and without a style", () => {
    const draft = selectsCells(new Draft(html("!A>2|!B", "a2|b2|c2v2", "a3|b3")), "a2", "b2");
    does(draft, setCells("color", "green"));
    does(draft, setCells("align", "right"));
    does(draft, toggleHeader("column"));
    const { state, view } = draft.editor;
    view.dispatch(setColumnWidth(state.tr, 0, 1, 123));
    expect(draft.html).not.toContain("style=");
    expect(draft.html).toContain('data-color="green"');
    expect(draft.html).toContain('<th scope="row"');
    expect(draft.html).toContain('data-colwidth="0,123"');
    expect(new Draft(draft.html).editor.state.doc.toJSON()).toEqual(draft.editor.state.doc.toJSON());
  });

  test.each<[string, object]>([
    ["a colour that is not of the palette", { color: "url(x)" }],
    ["no number as a span", { colspan: "2" }],
    ["a span that would fill the memory", { rowspan: 1e9 }],
    ["widths that are no list", { colwidth: "12" }],
    ["an alignment of style", { align: "right;position:fixed" }],
  ])("does not take %s", (_what, attrs) => {
    const cell = (more: object) => ({
      type: "doc",
      content: [
        {
          type: "table",
          content: [
            { type: "tableRow", content: [{ type: "tableCell", attrs: more, content: [{ type: "paragraph" }] }] },
          ],
        },
      ],
    });
    expect(() => checked(cell({}))).not.toThrow();
    expect(() => checked(cell(attrs))).toThrow(RangeError);
  });

  test("is put where the caret is, with a line below it at the end of the document", () => {
    const draft = new Draft("<p>words</p>").goesBehind("words");
    does(draft, insertTable({ rows: 2, columns: 2 }));
    draft.types("x");
    expect(draft.editor.state.doc.toString()).toBe(
      'doc(paragraph("words"), table(tableRow(tableHeader(paragraph("x")), tableHeader(paragraph)), tableRow(tableCell(paragraph), tableCell(paragraph))), paragraph)',
    );
  });
});

function range({ editor }: Draft): [number, number] {
  const { from, to } = editor.state.selection;
  return [from, to];
}

describe("a caption", () => {
  const captioned = (caption: string) =>
    `<table><caption>${caption}</caption><colgroup><col></colgroup><tbody><tr><td><p>a</p></td></tr></tbody></table>`;
  const none = captioned("x").replace("<caption>x</caption>", "");

  test.each([
    ["Who was where", captioned("Who was where")],
    ["  Who <b>was</b>\n where ", captioned("Who was where")],
    ["&lt;i&gt; &amp; more", captioned("&lt;i&gt; &amp; more")],
    ["  ", none],
  ])("“%s” is read from HTML, kept as one line, and written", (words, expected) => {
    const draft = new Draft(captioned(words));
    expect(draft.html).toContain(expected);
    expect(rowsOf(draft)).toEqual(["a"]);
    expect(new Draft(draft.html).html).toBe(draft.html);
  });

  test("is cut where it is longer than a line should be, and never within a character", () => {
    expect(asCaption("🌊".repeat(600))).toBe("🌊".repeat(500));
  });

  test("is shown below, goes with its table, and stays when rows are changed", () => {
    const draft = new Draft(captioned("Who was where"));
    const shown = () => draft.editor.view.dom.querySelector("caption")?.textContent;
    expect(shown()).toBe("Who was where");
    draft.goesBehind("a");
    expect(does(draft, addSpan("row", "after"))).toBe(true);
    expect(draft.html).toContain("<caption>Who was where</caption>");
    const { state, view } = draft.editor;
    view.dispatch(state.tr.setNodeAttribute(0, "caption", "Others"));
    expect(shown()).toBe("Others");
    view.dispatch(view.state.tr.setNodeAttribute(0, "caption", null));
    expect(shown()).toBeUndefined();
  });

  test.each(["", " a", "a\nb", 3, ["a"]])("%j from elsewhere is none", (caption) => {
    const { schema } = new Draft("<p></p>").editor;
    const cell = schema.nodes["tableCell"]?.createAndFill();
    const row = schema.nodes["tableRow"]?.create(null, cell);
    expect(() => schema.nodes["table"]?.create({ caption }, row)).toThrow(RangeError);
  });
});
