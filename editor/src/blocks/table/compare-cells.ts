import { readNumber } from "./read-number.ts";

export type SortDirection = "ascending" | "descending";

/** How the words of cells are ordered: as numbers where all of a column are, else as the language orders words. Nothing is last. */
export function compareCells(
  texts: readonly string[],
  direction: SortDirection,
  locale: string | undefined,
): (one: string, other: string) => number {
  const sign = direction === "ascending" ? 1 : -1;
  const { compare } = new Intl.Collator(locale, { numeric: true, sensitivity: "base" });
  const numbers = new Map(texts.map((text) => [text, readNumber(text, locale)]));
  const areNumbers = texts.every((text) => text === "" || numbers.get(text) !== undefined);
  const order = (one: string, other: string) =>
    areNumbers ? (numbers.get(one) as number) - (numbers.get(other) as number) : compare(one, other);
  return (one, other) => {
    if (one === "" || other === "") return Number(one === "") - Number(other === "");
    return sign * order(one, other);
  };
}
