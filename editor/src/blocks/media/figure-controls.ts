import type { Node } from "@tiptap/pm/model";
import { setAttribute } from "./block-place.ts";
import { FigureBar } from "./figure-bar.ts";
import type { FigureViewOptions } from "./figure-view.ts";
import { createResizeHandle, smallestWidth } from "./resize-handle.ts";

export interface FigureControlsOptions extends FigureViewOptions {
  readonly frame: HTMLElement;
  /** How wide the figure may be. */
  readonly room: () => number;
  readonly current: () => Node;
  readonly link: () => Promise<string | undefined>;
}

/** The bar and the handles at the sides of a figure. They are no part of what is read, and come when that is shown. */
export class FigureControls {
  readonly #bar: FigureBar;
  readonly #handles: readonly HTMLElement[];

  constructor(options: FigureControlsOptions) {
    this.#bar = new FigureBar({ ...options, node: options.current });
    this.#handles =
      options.kind.name === "audio" ? [] : (["start", "end"] as const).map((side) => handle(side, options));
    options.frame.append(this.#bar.dom, ...this.#handles);
    this.draw(options.current());
  }

  draw({ attrs: { shown, width } }: Node) {
    for (const one of this.#handles) one.setAttribute("aria-valuenow", String(shown ?? width ?? smallestWidth));
    this.#bar.draw();
  }

  destroy() {
    this.#bar.destroy();
  }
}

function handle(side: "start" | "end", options: FigureControlsOptions): HTMLElement {
  const { messages, frame, room } = options;
  return createResizeHandle({
    label: messages.media.resize,
    side,
    frame,
    room,
    preview: (width) => {
      frame.style.inlineSize = `${width}px`;
    },
    commit: (width) => setAttribute(options, "shown", width),
  });
}
