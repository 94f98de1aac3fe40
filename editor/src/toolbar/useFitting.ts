import { type RefObject, useLayoutEffect, useState } from "react";
import { fitting, type Part } from "./fitting.ts";

/**
 * The names of the parts of a row that there is room for. Looks only when the row gets another width. A part is a child
 * with `data-part`; children with `data-fixed` are always there. Space between them belongs to their own width.
 */
export function useFitting(
  row: RefObject<HTMLElement | null>,
  names: readonly string[],
  needed: ReadonlySet<string>,
): ReadonlySet<string> {
  const [shown, setShown] = useState<string>(names.join(" "));
  useLayoutEffect(() => {
    const element = row.current;
    if (!element) return;
    const widths = new Map<string, number>();
    const look = () => {
      const children = [...element.children].filter((child) => child instanceof HTMLElement);
      for (const { dataset, offsetWidth } of children) {
        if (dataset["part"]) widths.set(dataset["part"], offsetWidth);
      }
      const fixed = children.filter(({ dataset }) => "fixed" in dataset);
      const room = element.clientWidth - fixed.reduce((total, { offsetWidth }) => total + offsetWidth, 0);
      const parts = names.map((name): Part => ({ name, width: widths.get(name) ?? 0 }));
      setShown(fitting(parts, room, needed).join(" "));
    };
    look();
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => observer.disconnect();
  }, [row, names, needed]);
  return new Set(shown.split(" "));
}
