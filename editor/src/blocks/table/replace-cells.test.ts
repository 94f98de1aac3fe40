// @vitest-environment happy-dom
import { TextSelection } from "@tiptap/pm/state";
import { describe, expect, test } from "vitest";
import { Draft } from "../../content/draft.ts";

const table = (...rows: string[]) =>
  `<table>${rows.map((row) => `<tr>${[...row].map((words) => `<td>${paragraph(words)}</td>`).join("")}</tr>`).join("")}</table>`;
const paragraph = (words: string) => `<p>${words === "-" ? "" : words}</p>`;
const document = `${paragraph("1234")}${table("abc", "def", "ghi")}${paragraph("5678")}`;

describe("cells stay in their columns when a selection is deleted that", () => {
  test.each<[string, [string, string], string[]]>([
    ["goes into the table", ["2", "e"], ["1", "---", "---", "ghi", "5678"]],
    ["goes out of the table", ["h", "6"], ["1234", "abc", "def", "---", "78"]],
    ["goes into all of the table", ["1", "i"], ["", "---", "---", "---", "5678"]],
    ["goes out of all of the table", ["a", "8"], ["1234", "---", "---", "---"]],
    ["has all of the table in it", ["2", "5"], ["1678"]],
    ["stays in the table", ["b", "f"], ["1234", "a--", "d--", "ghi", "5678"]],
    ["stays in a cell", ["e", "e"], ["1234", "abc", "d-f", "ghi", "5678"]],
  ])("%s", (_what, [first, last], left) => {
    expect(linesOf(selecting(document, first, last).presses("Delete"))).toEqual(left);
    expect(linesOf(selecting(document, first, last).presses("Backspace"))).toEqual(left);
  });

  test("goes from one table into another", () => {
    const two = `${table("abc", "def")}${paragraph("1")}${table("ghi", "jkl")}`;
    expect(linesOf(selecting(two, "e", "h").presses("Delete"))).toEqual(["abc", "---", "---", "jkl"]);
  });

  test("goes from a list into a table", () => {
    const list = `<ul><li>${paragraph("12")}</li><li>${paragraph("3")}</li></ul>${table("ab", "cd")}`;
    expect(linesOf(selecting(list, "2", "b").presses("Delete"))).toEqual(["1", "--", "cd"]);
  });
});

test.each([
  ["2", "e", "1X"],
  ["e", "6", "X--"],
])("the caret stays at the beginning of what was deleted from %s to %s", (first, last, left) => {
  for (const draft of [selecting(document, first, last), selecting(document, last, first)])
    expect(linesOf(draft.presses("Delete").types("X"))).toContain(left);
});

describe("what is written over", () => {
  test.each<[string, [string, string], string[]]>([
    ["words and rows stands in place of the words", ["2", "e"], ["1X", "---", "---", "ghi", "5678"]],
    ["rows and words stands in the first cell", ["e", "5"], ["1234", "abc", "X--", "---", "678"]],
    ["cells stands in the first of them", ["b", "f"], ["1234", "aX-", "d--", "ghi", "5678"]],
  ])("%s", (_what, [first, last], left) => {
    for (const draft of [selecting(document, first, last), selecting(document, last, first)]) {
      const { view } = draft.editor;
      view.dispatch(view.state.tr.insertText("X"));
      expect(linesOf(draft)).toEqual(left);
      view.dispatch(view.state.tr.insertText("Y"));
      expect(linesOf(draft).join()).toContain("XY");
    }
  });
});

/** Selects from the one words to the others, in either order. */
function selecting(html: string, first: string, last: string): Draft {
  const draft = new Draft(html);
  const ends = [first, last].map((words) => {
    const { from, to } = draft.selects(words).editor.state.selection;
    return { from, to };
  });
  const [one, other] = ends as [(typeof ends)[0], (typeof ends)[0]];
  const isForward = one.from <= other.from;
  const { state, view } = draft.editor;
  const [anchor, head] = isForward ? [one.from, other.to] : [one.to, other.from];
  view.dispatch(state.tr.setSelection(TextSelection.create(state.doc, anchor, head)));
  return draft;
}

/** Paragraphs and rows, in which `-` is an empty cell. */
function linesOf({ editor: { state } }: Draft): string[] {
  const lines: string[] = [];
  state.doc.descendants((node) => {
    if (node.type.name === "tableRow") lines.push(node.children.map(({ textContent }) => textContent || "-").join(""));
    else if (node.isTextblock) lines.push(node.textContent);
    return node.type.name !== "tableRow";
  });
  return lines;
}
