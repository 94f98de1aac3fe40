import type { Attribute } from "@tiptap/core";
import { isSource, readSource } from "./source.ts";

/** The element that shows the file, in HTML that we or others wrote. */
type Shown = (element: HTMLElement) => Element | null;

/** Where the file is, and what it was called. */
export function sourceAttributes(shown: Shown): Record<string, Attribute> {
  return {
    src: {
      default: null,
      rendered: false,
      validate: (value) => {
        if (value !== null && !isSource(value)) throw new RangeError("That is no address of a file.");
      },
      parseHTML: (element) => {
        const found = shown(element);
        const inner = found?.querySelector("source[src]");
        const said = found?.getAttribute("src") ?? found?.getAttribute("href") ?? inner?.getAttribute("src") ?? null;
        return readSource(said) ?? null;
      },
    },
    name: wordsAttribute((element) => shown(element)?.getAttribute("data-name") ?? ""),
    by: wordsAttribute((element) => shown(element)?.getAttribute("data-by") ?? ""),
  };
}

export function wordsAttribute(read: (element: HTMLElement) => string): Attribute {
  return { default: "", rendered: false, validate: "string", parseHTML: read };
}

/** A number of pixels or bytes, or nothing. */
export function sizeAttribute(read: (element: HTMLElement) => string | null | undefined): Attribute {
  return {
    default: null,
    rendered: false,
    validate: (value) => {
      if (value !== null && !isSize(value)) throw new RangeError("That is no size.");
    },
    parseHTML: (element) => {
      const size = Math.round(Number.parseFloat(read(element) ?? ""));
      return isSize(size) ? size : null;
    },
  };
}

function isSize(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value > 0;
}

/** Attributes of an element, without those that say nothing. */
export function toAttributes(values: Record<string, unknown>): Record<string, string> {
  const said = Object.entries(values).filter(([, value]) => value !== null && value !== undefined && value !== "");
  return Object.fromEntries(said.map(([name, value]) => [name, String(value)]));
}
