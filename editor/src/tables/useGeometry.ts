import { useLayoutEffect, useState } from "react";
import { type Geometry, measureCell } from "./geometry.ts";

/** Measured when the cell is another, the table has another size, or is scrolled: not with every key. */
export function useGeometry(frame: Element, cell: HTMLElement): Geometry | undefined {
  const [geometry, setGeometry] = useState<Geometry>();
  useLayoutEffect(() => {
    const measure = () => {
      if (cell.isConnected) setGeometry(measureCell(frame, cell));
    };
    const observer = new ResizeObserver(measure);
    const scroller = cell.closest(".tableWrapper");
    const table = cell.closest("table");
    for (const element of [frame, table, cell]) if (element) observer.observe(element);
    scroller?.addEventListener("scroll", measure, { passive: true });
    measure();
    return () => {
      observer.disconnect();
      scroller?.removeEventListener("scroll", measure);
    };
  }, [frame, cell]);
  return geometry;
}
