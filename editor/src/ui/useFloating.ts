import {
  autoUpdate,
  computePosition,
  flip,
  limitShift,
  offset,
  type Placement,
  type ReferenceElement,
  shift,
  size,
} from "@floating-ui/dom";
import { type RefObject, useLayoutEffect, useRef } from "react";

export interface FloatingOptions {
  readonly placement: Placement;
  /** How far from the anchor; a function may place it over the anchor, in its corner. */
  readonly distance?: number | ((height: number) => number) | undefined;
  readonly isFlipping?: boolean | undefined;
}

/** Keeps an element beside another one, inside the window, wherever either goes. */
export function useFloating<Floating extends HTMLElement>(
  anchor: ReferenceElement | undefined,
  { placement, distance, isFlipping }: FloatingOptions,
): RefObject<Floating | null> {
  const floating = useRef<Floating>(null);
  useLayoutEffect(() => {
    if (!anchor || !floating.current) return;
    return keepBeside(anchor, floating.current, { placement, distance, isFlipping });
  }, [anchor, placement, distance, isFlipping]);
  return floating;
}

/** The same without React; until it is told to stop. */
export function keepBeside(
  anchor: ReferenceElement,
  element: HTMLElement,
  { placement, distance = 6, isFlipping = true }: FloatingOptions,
): () => void {
  const place = async () => {
    const { x, y } = await computePosition(anchor, element, {
      placement,
      strategy: "fixed",
      middleware: [
        offset(({ rects }) =>
          typeof distance === "number" ? distance : { mainAxis: distance(rects.floating.height), alignmentAxis: 6 },
        ),
        isFlipping && flip({ padding: 8, crossAxis: false }),
        isFlipping &&
          size({
            padding: 8,
            apply: ({ availableHeight }) =>
              element.style.setProperty("--weft-room", `${Math.max(120, availableHeight)}px`),
          }),
        // Over what it is beside where there is no room on either side, and out of sight with it.
        shift({ padding: 8, crossAxis: isFlipping, limiter: limitShift({ mainAxis: false }) }),
      ],
    });
    element.style.setProperty("left", `${x}px`);
    element.style.setProperty("top", `${y}px`);
    element.dataset["placed"] = "";
  };
  return autoUpdate(anchor, element, () => void place());
}
