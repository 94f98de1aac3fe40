import type { Attributes } from "@tiptap/core";
import { paletteColors } from "../../ui/palette.ts";
import { choiceAttribute, oneOf } from "../attribute.ts";

/** More would let a few bytes of a document cost a page its memory: a table is laid out as a grid of all its places. */
const limits = { colspan: 100, rowspan: 1_000, width: 4_000 };
const alignments = ["left", "center", "right"];

/** What a cell knows beside its content. All of it goes into HTML and back, without a style attribute. */
export const cellAttributes: Attributes = {
  colspan: span("colspan"),
  rowspan: span("rowspan"),
  colwidth: {
    default: null,
    validate: check("colwidth", (value) => value === null || isWidths(value)),
    parseHTML: readWidths,
    renderHTML: ({ colwidth }) => (colwidth ? { "data-colwidth": colwidth.join(",") } : {}),
  },
  align: {
    default: null,
    validate: oneOf(alignments),
    parseHTML: (cell) => known(alignments, cell.style.textAlign || cell.getAttribute("align")),
    renderHTML: ({ align }) => (align ? { align } : {}),
  },
  ...choiceAttribute("color", paletteColors),
};

/** What a head cell is the head of. */
export const headAttributes: Attributes = {
  ...cellAttributes,
  scope: {
    default: "col",
    validate: oneOf(["col", "row"]),
    parseHTML: (cell) => known(["col", "row"], cell.getAttribute("scope")) ?? scopeByPlace(cell),
  },
};

/** Most people's tables leave out what goes without saying. */
function scopeByPlace(cell: HTMLElement): string {
  return cell.parentElement === cell.closest("table")?.querySelector("tr") ? "col" : "row";
}

function span(name: "colspan" | "rowspan"): Attributes[string] {
  const isSpan = (value: unknown) => Number.isInteger(value) && Number(value) >= 1 && Number(value) <= limits[name];
  return {
    default: 1,
    validate: check(name, isSpan),
    parseHTML: (cell) => {
      const value = Number(cell.getAttribute(name) ?? 1);
      return isSpan(value) ? value : 1;
    },
    renderHTML: ({ [name]: value }) => (value === 1 ? {} : { [name]: String(value) }),
  };
}

function check(name: string, isValid: (value: unknown) => boolean) {
  return (value: unknown) => {
    if (!isValid(value)) throw new RangeError(`A cell cannot have this ${name}: ${JSON.stringify(value)}`);
  };
}

function isWidths(value: unknown): boolean {
  const isWidth = (width: unknown) => Number.isInteger(width) && Number(width) >= 0 && Number(width) <= limits.width;
  return Array.isArray(value) && value.length > 0 && value.length <= limits.colspan && value.every(isWidth);
}

function known(values: readonly string[], value: string | null): string | null {
  return values.find((each) => each === value?.toLowerCase()) ?? null;
}

/** From the cell, as editors write them, or from the table's `<col>`, as spreadsheets do. */
function readWidths(cell: HTMLElement): number[] | null {
  const written = cell.dataset["colwidth"] ?? cell.getAttribute("colwidth");
  const count = Number(cell.getAttribute("colspan") ?? 1);
  const widths = written ? written.split(",").map(Number) : columnWidths(cell, count);
  return isWidths(widths) && widths.length === count && widths.some((width) => width > 0) ? widths : null;
}

/** Of the first row alone: the others of the column are given the same afterwards. */
function columnWidths(cell: HTMLElement, count: number): number[] {
  const table = cell.closest("table");
  if (!table || cell.parentElement !== table.querySelector("tr")) return [];
  let start = 0;
  for (let before = cell.previousElementSibling; before; before = before.previousElementSibling) {
    start += Number(before.getAttribute("colspan") ?? 1);
  }
  const columns = [...table.querySelectorAll("col, colgroup[width]")].flatMap((column) => {
    const alike = Math.min(Number(column.getAttribute("span") ?? 1), limits.colspan);
    return Array.from({ length: alike }, () => pixelsOf(column));
  });
  return columns.length > 0 ? columns.slice(start, start + count) : [pixelsOf(cell)];
}

function pixelsOf(element: Element): number {
  const [, pixels] = /^\s*(\d+(?:\.\d+)?)(?:px)?\s*$/.exec(element.getAttribute("width") ?? "") ?? [];
  return Math.round(Number(pixels ?? 0));
}
