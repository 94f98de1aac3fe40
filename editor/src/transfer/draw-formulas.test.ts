// @vitest-environment happy-dom
import { getSchema } from "@tiptap/core";
import { expect, test } from "vitest";
import { createPageParser } from "../formats/server-page.ts";
import { writeHtml } from "../formats/write-html.ts";
import { english } from "../messages/english.ts";
import { documentExtensions } from "../surface/document-extensions.ts";
import { drawFormulas } from "./draw-formulas.ts";
import { readText } from "./read-file.ts";

Object.defineProperty(document, "compatMode", { value: "CSS1Compat" });

const schema = getSchema(documentExtensions(english));
const sources = ["\\frac{1}{2}", 'a < b & "c" | d', "\\frac{1}", ""];
const content = schema.node("doc", null, [
  schema.node(
    "paragraph",
    null,
    sources.map((latex) => schema.node("inlineMath", { latex })),
  ),
  ...sources.map((latex) => schema.node("blockMath", { latex })),
]);

test("formulas of a page are drawn, and read as they were written", async () => {
  const html = writeHtml(content, { title: "", writers: await drawFormulas(content) });
  const parsePage = createPageParser();
  const page = parsePage(html);
  expect(page.querySelectorAll("span > span > math mfrac, div > span > math[display=block] mfrac")).toHaveLength(2);
  expect(page.querySelector('[data-latex="\\\\frac{1}"]')?.innerHTML).toBe("\\frac{1}");
  expect(String(readText(html, "html", schema, parsePage).content)).toBe(String(content));
  expect(readText(html, "html", schema, parsePage).content.toJSON()).toEqual(content.toJSON());
});
