// @vitest-environment happy-dom
import { describe, expect, test } from "vitest";
import { Draft } from "../../content/draft.ts";
import { writeRows } from "./clipboard.ts";
import { readTabSeparated, writeTabSeparated } from "./tab-separated.ts";

// ProseMirror reads style sheets by their older name, which browsers have and this page does not.
Object.defineProperty(CSSStyleSheet.prototype, "rules", {
  get(this: CSSStyleSheet) {
    return this.cssRules;
  },
});

/** As Excel puts it there, with its style sheet, comments and classes. */
const excel = `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:x="urn:schemas-microsoft-com:office:excel" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=ProgId content=Excel.Sheet>
<style><!--table {mso-displayed-decimal-separator:"\\,";} .xl65 {text-align:right;}--></style></head>
<body link="#0563C1" vlink="#954F72">
<table border=0 cellpadding=0 cellspacing=0 width=174 style='border-collapse:collapse;width:130pt'>
 <col width=110 style='mso-width-source:userset;width:82pt'><col width=64 style='width:48pt'>
<!--StartFragment-->
 <tr height=20 style='height:15.0pt'>
  <td height=20 width=110 style='height:15.0pt;width:82pt'>Name</td><td class=xl65 width=64 style='width:48pt'>Sum</td>
 </tr>
 <tr height=20 style='height:15.0pt'>
  <td height=20 style='height:15.0pt'>Ann<br>Lee</td><td class=xl65 align=right>1.234,50</td>
 </tr>
<!--EndFragment-->
</table></body></html>`;

const calc = `<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.0 Transitional//EN">
<html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"/><title></title>
<meta name="generator" content="LibreOffice 24.2"/><style type="text/css">body,div,table{font-family:"Liberation Sans";font-size:x-small}</style></head>
<body><table cellspacing="0" border="0"><colgroup width="85"></colgroup><colgroup width="102"></colgroup>
<tr><td colspan="2" height="17" align="center" valign="middle"><b>Both</b></td></tr>
<tr><td height="17" align="left"><br></td><td align="right" sdval="7" sdnum="1033;">7</td></tr>
</table></body></html>`;

const sheets = `<meta charset='utf-8'><google-sheets-html-origin><style type="text/css"><!--td {border: 1px solid #cccccc;}br {mso-data-placement:same-cell;}--></style>
<table xmlns="http://www.w3.org/1999/xhtml" cellspacing="0" cellpadding="0" dir="ltr" border="1" style="table-layout:fixed;font-size:10pt;width:0px;border-collapse:collapse;border:none" data-sheets-root="1" data-sheets-baot="1">
<colgroup><col width="100"/><col width="140"/></colgroup><tbody>
<tr style="height:21px;"><td style="overflow:hidden;padding:2px 3px;font-weight:bold;" data-sheets-value="{&quot;1&quot;:2}">City</td><td style="overflow:hidden;text-align:right;">Pop.</td></tr>
<tr style="height:21px;"><td rowspan="1"><a href="javascript:window.ran=1">Oslo</a></td><td style="text-align:right;">709037</td></tr>
</tbody></table></google-sheets-html-origin>`;

const shapes: [program: string, html: string, cells: string[][], widths: unknown[]][] = [
  [
    "Excel",
    excel,
    [
      ["Name", "Sum"],
      ["Ann\nLee", "1.234,50"],
    ],
    [[110], [64]],
  ],
  ["LibreOffice Calc", calc, [["Both"], ["", "7"]], [[85, 102]]],
  [
    "Google Sheets",
    sheets,
    [
      ["City", "Pop."],
      ["Oslo", "709037"],
    ],
    [[100], [140]],
  ],
];

describe("cells of", () => {
  test.each(shapes)("%s become a table", (_program, html, cells, widths) => {
    const draft = paste(new Draft("<p>here</p>").goesBehind("here"), { "text/html": html, "text/plain": "-" });
    expect(cellsOf(draft)).toEqual(cells);
    const table = draft.editor.state.doc.children.find(({ type }) => type.name === "table");
    expect(table?.firstChild?.children.map(({ attrs }) => attrs["colwidth"])).toEqual(widths);
    expect(draft.html).not.toContain("javascript:");
    expect(draft.html).not.toContain("mso");
  });

  test.each(shapes)("%s fill the cells of a table, which grows", (_program, html, cells) => {
    const draft = new Draft("<table><tr><td>a</td><td>b</td></tr></table>").goesBehind("b");
    paste(draft, { "text/html": html, "text/plain": "-" });
    const shown = cellsOf(draft);
    expect(shown).toHaveLength(2);
    expect(shown[0]?.slice(0, 2)).toEqual(["a", cells[0]?.[0]]);
    expect(shown.flat()).toEqual(expect.arrayContaining(cells.flat()));
    expect(draft.editor.state.doc.childCount).toBe(1);
  });
});

test("the caret stands behind the last of cells that were pasted", () => {
  const draft = new Draft("<table><tr><td>a</td><td>b</td></tr></table>").goesBehind("a");
  paste(draft, { "text/plain": "1\t2" }).types("!");
  expect(cellsOf(draft)).toEqual([["1", "2!"]]);
});

test("what is no text in a cell is copied as plain text has it", () => {
  const cells = [
    'on <time datetime="2026-12-24"></time>',
    '<span data-type="inline-math" data-latex="x^2"></span>',
    "a<br>b",
  ];
  const { state } = new Draft(`<table><tr>${cells.map((cell) => `<td><p>${cell}</p></td>`).join("")}</tr></table>`)
    .editor;
  expect(writeRows(state.doc.slice(0, state.doc.content.size))).toBe('on 2026-12-24\t$x^2$\t"a\nb"');
});

describe("text with tabs", () => {
  test("becomes a table, and in code stays what it is", () => {
    expect(cellsOf(paste(new Draft("<p></p>"), { "text/plain": 'a\tb\r\n"c\nd"\te\r\n' }))).toEqual([
      ["a", "b"],
      ["c\nd", "e"],
    ]);
    const code = new Draft("<pre><code>x</code></pre>").goesBehind("x");
    expect(cellsOf(paste(code, { "text/plain": "a\tb\nc\td" }))).toEqual([]);
  });

  test.each([
    ["one line", "a\tb", undefined],
    ["rows of different lengths", "a\tb\nc", undefined],
    ["indented text", "\tif (x) {\n\t\treturn\n\t}", undefined],
    ["indented alike", "\ta\n\tb", undefined],
    [
      "quoted cells",
      '"a ""b"""\t"x\ty"\n1\t2',
      [
        ['a "b"', "x\ty"],
        ["1", "2"],
      ],
    ],
    [
      "an inch",
      '12" disk\t3\nx\t4',
      [
        ['12" disk', "3"],
        ["x", "4"],
      ],
    ],
    [
      "empty ends",
      "a\t\n\tb\nc\td",
      [
        ["a", ""],
        ["", "b"],
        ["c", "d"],
      ],
    ],
  ])("%s", (_what, text, rows) => {
    const read = readTabSeparated(text);
    expect(read && read.length > 1 ? read : undefined).toEqual(rows);
  });

  test("is read as it is written", () => {
    const rows = [
      ["a", 'with "quotes"', '"all"'],
      ["two\nlines", "a\ttab", ""],
    ];
    expect(readTabSeparated(writeTabSeparated(rows))).toEqual(rows);
  });
});

function paste(draft: Draft, data: Record<string, string>): Draft {
  const event = new Event("paste") as ClipboardEvent;
  const clipboardData = { types: Object.keys(data), getData: (type: string) => data[type] ?? "", files: [], items: [] };
  Object.assign(event, { clipboardData });
  const { view } = draft.editor;
  if (data["text/html"]) view.pasteHTML(data["text/html"], event);
  else view.pasteText(data["text/plain"] ?? "", event);
  return draft;
}

function cellsOf({ editor }: Draft): string[][] {
  const rows: string[][] = [];
  editor.state.doc.descendants((node) => {
    if (node.type.name !== "tableRow") return true;
    rows.push(node.children.map((cell) => cell.textBetween(0, cell.content.size, "\n", "\n")));
    return false;
  });
  return rows;
}
