import type { Attributes } from "@tiptap/core";
import type { Node, TagParseRule } from "@tiptap/pm/model";

const longest = 500;

/** What a table is called: one line, beside its rows and no row of them, so that what knows nothing of it loses nothing. */
export const captionAttribute: Attributes = {
  caption: {
    default: null,
    validate: (value: unknown) => {
      if (value !== null && !isCaption(value)) throw new RangeError("That is no caption of a table.");
    },
    parseHTML: (table) => {
      const caption = [...table.children].find(({ localName }) => localName === "caption");
      return asCaption(caption?.textContent ?? "");
    },
    rendered: false,
  },
};

/** Its words are the table's attribute: without this they would become a row. */
export const captionRule: TagParseRule = { tag: "caption", ignore: true };

export function captionOf(table: Node): string {
  return String(table.attrs["caption"] ?? "");
}

/** As it is kept: one line without spaces at its ends, and nothing for none. */
export function asCaption(text: string): string | null {
  const line = text.replaceAll(/\s+/g, " ").trim();
  // By characters: half of one is none.
  return [...line].slice(0, longest).join("").trim() || null;
}

function isCaption(value: unknown): boolean {
  return typeof value === "string" && value !== "" && asCaption(value) === value;
}
