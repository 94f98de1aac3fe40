import type { Node } from "@tiptap/pm/model";
import { escapeHtml, type HtmlWriters } from "./html-text.ts";

export type FootnoteNumbers = ReadonlyMap<string, number>;

/** The numbers of footnotes by their ids, in the order of the references. */
export function numberFootnotes(content: Node): FootnoteNumbers {
  const numbers = new Map<string, number>();
  content.descendants(({ type, attrs }) => {
    if (type.name === "footnoteReference" && !numbers.has(attrs["id"])) numbers.set(attrs["id"], numbers.size + 1);
  });
  return numbers;
}

/** Footnotes of a page: each reference leads to its text, and the text back to the first of its references. */
export function footnoteWriters(content: Node): HtmlWriters {
  const numbers = numberFootnotes(content);
  const texts = new Set<string>();
  content.descendants(({ type, attrs }) => {
    if (type.name === "footnote") texts.add(attrs["id"]);
  });
  /** What is named already: a name is for one place. */
  const named = new Set<string>();
  const nameOnce = (name: string) => {
    if (named.has(name)) return "";
    named.add(name);
    return ` id="${name}"`;
  };
  return {
    footnoteReference({ attrs }) {
      const number = numbers.get(attrs["id"]);
      const link = `<a href="#fn-${number}"${nameOnce(`fnref-${number}`)} role="doc-noteref">${number}</a>`;
      return `<sup data-footnote="${escapeHtml(attrs["id"])}">${texts.has(attrs["id"]) ? link : number}</sup>`;
    },
    footnote({ attrs }, text) {
      const number = numbers.get(attrs["id"]);
      const open = `<div data-footnote-text="${escapeHtml(attrs["id"])}" role="doc-footnote"`;
      if (number === undefined) return `${open}>${text}</div>`;
      const link = `<a href="#fnref-${number}" role="doc-backlink">${number}.</a>`;
      return `${open}${nameOnce(`fn-${number}`)}>${link}${text}</div>`;
    },
  };
}
