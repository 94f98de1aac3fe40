import { Plugin } from "@tiptap/pm/state";
import type { Awareness } from "y-protocols/awareness";
import { lastingView } from "../changes/lasting-view.ts";
import { personOf } from "./collaborators.ts";

/** How long a name stays beside a caret that has moved. */
const nameShownMs = 2_500;
/** CSS pixels from a caret at which the pointer asks for its name. */
const near = 10;

/** Draws carets whose names fade away when they rest, and come back when they move or are pointed at. */
export class CaretNames {
  readonly #awareness: Awareness;
  readonly #carets = new Map<number, { element: HTMLElement; timer: ReturnType<typeof setTimeout> | undefined }>();
  #frame = 0;

  constructor(awareness: Awareness) {
    this.#awareness = awareness;
  }

  readonly draw = (user: unknown, client: number): HTMLElement => {
    const { name, color } = personOf(user);
    const element = document.createElement("span");
    element.className = "weft-caret";
    element.style.setProperty("--weft-person", color);
    // Shown by the style sheet: the name is no part of the text that is copied, searched or read aloud.
    element.dataset["name"] = name;
    clearTimeout(this.#carets.get(client)?.timer);
    this.#carets.set(client, { element, timer: undefined });
    this.#wake(client);
    return element;
  };

  plugin(): Plugin {
    return new Plugin({
      props: {
        handleDOMEvents: {
          pointermove: (_view, { clientX, clientY }) => {
            if (this.#carets.size > 0) this.#pointAt(clientX, clientY);
            return false;
          },
        },
      },
      view: lastingView(() => {
        this.#awareness.on("change", this.#onChange);
        return {
          destroy: () => {
            this.#awareness.off("change", this.#onChange);
            cancelAnimationFrame(this.#frame);
            for (const { timer } of this.#carets.values()) clearTimeout(timer);
            this.#carets.clear();
          },
        };
      }),
    });
  }

  #wake(client: number) {
    const caret = this.#carets.get(client);
    if (!caret) return;
    clearTimeout(caret.timer);
    caret.element.classList.remove("is-resting");
    caret.timer = setTimeout(() => caret.element.classList.add("is-resting"), nameShownMs);
  }

  #pointAt(x: number, y: number) {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => {
      for (const { element } of this.#carets.values()) {
        const { left, right, top, bottom } = element.getBoundingClientRect();
        const isNear = x > left - near && x < right + near && y > top - near && y < bottom + near;
        element.classList.toggle("is-pointed-at", isNear && bottom > top);
      }
    });
  }

  readonly #onChange = ({ updated, removed }: Record<"updated" | "removed", number[]>) => {
    for (const client of updated) this.#wake(client);
    for (const client of removed) {
      clearTimeout(this.#carets.get(client)?.timer);
      this.#carets.delete(client);
    }
  };
}
