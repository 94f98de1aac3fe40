import { type RefObject, useLayoutEffect } from "react";
import { followKeyboard } from "./on-screen-keyboard.ts";

/** Tells the style of a bar at the edge of the window how much of it is out of sight; nothing else is styled anew. */
export function useAboveKeyboard(bar: RefObject<HTMLElement | null>) {
  useLayoutEffect(
    () =>
      followKeyboard(({ above, below }) => {
        bar.current?.style.setProperty("--weft-above", `${above}px`);
        bar.current?.style.setProperty("--weft-below", `${below}px`);
      }),
    [bar],
  );
}
