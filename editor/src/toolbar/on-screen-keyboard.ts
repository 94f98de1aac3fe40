/** What one sees of a window, as `visualViewport` says it. */
export interface Seen {
  readonly height: number;
  readonly offsetTop: number;
  readonly scale: number;
}

/** What is out of sight at the edges of a window, in CSS pixels. */
export interface OutOfSight {
  readonly above: number;
  readonly below: number;
}

/**
 * What an on-screen keyboard covers, and what was pushed out above to make room for the caret: Safari leaves the window
 * as high as it is. Nothing where somebody has zoomed in with two fingers: what is at an edge stays there then.
 */
export function outOfSight(windowHeight: number, { height, offsetTop, scale }: Seen): OutOfSight {
  if (scale > 1.01) return { above: 0, below: 0 };
  return {
    above: Math.max(0, Math.round(offsetTop)),
    below: Math.max(0, Math.round(windowHeight - height - offsetTop)),
  };
}

/** Says it again whenever the keyboard comes or goes, or the page moves behind it. The result ends it. */
export function followKeyboard(tell: (out: OutOfSight) => void): () => void {
  const { visualViewport: seen } = window;
  if (!seen) return () => {};
  const look = () => tell(outOfSight(window.innerHeight, seen));
  look();
  seen.addEventListener("resize", look);
  seen.addEventListener("scroll", look);
  return () => {
    seen.removeEventListener("resize", look);
    seen.removeEventListener("scroll", look);
  };
}
