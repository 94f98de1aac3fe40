import { createElement } from "./element.ts";

export interface ResizeOptions {
  readonly label: string;
  readonly side: "start" | "end";
  /** What is resized, and how wide it may be. */
  readonly frame: HTMLElement;
  readonly room: () => number;
  /** Shows a width without saying so to anybody. */
  readonly preview: (width: number) => void;
  readonly commit: (width: number) => void;
}

export const smallestWidth = 48;
const step = 16;

/** Something at the side of a picture to make it larger or smaller with: by pointer, and as a slider by keys. */
export function createResizeHandle({ label, side, frame, room, preview, commit }: ResizeOptions): HTMLElement {
  const handle = createElement("div", "weft-resize", {
    role: "slider",
    tabindex: "-1",
    "aria-label": label,
    "aria-orientation": "horizontal",
    "aria-valuemin": String(smallestWidth),
    "aria-valuenow": String(smallestWidth),
    "data-side": side,
  });
  const clamp = (width: number) => Math.round(Math.min(Math.max(width, smallestWidth), room()));
  const say = (width: number) => {
    handle.setAttribute("aria-valuemax", String(Math.round(room())));
    handle.setAttribute("aria-valuenow", String(width));
    handle.setAttribute("aria-valuetext", `${width} px`);
  };

  handle.addEventListener("focus", () => say(Math.round(frame.offsetWidth)));

  handle.addEventListener("keydown", (event) => {
    const width = widthAfter(event.key, frame.offsetWidth, room());
    if (width === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    say(clamp(width));
    commit(clamp(width));
  });

  handle.addEventListener("pointerdown", (down) => {
    if (down.button !== 0) return;
    down.preventDefault();
    const before = frame.offsetWidth;
    const isReversed = (getComputedStyle(frame).direction === "rtl") !== (side === "start");
    let width = before;
    handle.setPointerCapture(down.pointerId);
    const move = ({ clientX }: PointerEvent) => {
      width = clamp(before + (isReversed ? down.clientX - clientX : clientX - down.clientX));
      preview(width);
    };
    const end = ({ type }: Event) => {
      handle.removeEventListener("pointermove", move);
      for (const name of ends) handle.removeEventListener(name, end);
      if (type === "pointerup" && width !== before) commit(width);
      else preview(before);
    };
    handle.addEventListener("pointermove", move);
    for (const name of ends) handle.addEventListener(name, end);
  });
  return handle;
}

const ends = ["pointerup", "pointercancel", "lostpointercapture"] as const;

/** As the keys of a slider do; the arrow that points outwards is not known to somebody who does not see the picture. */
function widthAfter(key: string, width: number, room: number): number | undefined {
  switch (key) {
    case "ArrowRight":
    case "ArrowUp":
      return width + step;
    case "ArrowLeft":
    case "ArrowDown":
      return width - step;
    case "PageUp":
      return width + 5 * step;
    case "PageDown":
      return width - 5 * step;
    case "Home":
      return smallestWidth;
    case "End":
      return room;
    default:
      return undefined;
  }
}
