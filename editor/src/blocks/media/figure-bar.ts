import type { Node } from "@tiptap/pm/model";
import type { Messages } from "../../messages/english.ts";
import { AltPanel } from "./alt-panel.ts";
import { type BlockPlace, removeBlock, setAttribute } from "./block-place.ts";
import { createElement } from "./element.ts";
import type { FigureKind } from "./figures.ts";
import { createPicture, type PictureName } from "./pictures.ts";

export interface FigureBarOptions extends BlockPlace {
  readonly kind: FigureKind;
  readonly messages: Messages;
  readonly node: () => Node;
  readonly link: () => Promise<string | undefined>;
}

/** What can be done with a picture, film or sound, at its upper edge while it is selected or pointed at. */
export class FigureBar {
  readonly dom: HTMLElement;
  readonly #options: FigureBarOptions;
  readonly #aligning: HTMLButtonElement[] = [];
  readonly #alt: AltPanel | undefined;

  constructor(options: FigureBarOptions) {
    const { kind, messages, node } = options;
    const { media } = messages;
    this.#options = options;
    this.dom = createElement("div", "weft-figure-bar", { role: "group", "aria-label": media.controls });
    if (kind.name !== "audio") {
      for (const align of ["start", "center", "end"] as const) {
        const button = this.#button(`align-${align}`, media.align[align], () =>
          setAttribute(options, "align", align === "start" ? null : align),
        );
        button.classList.add("weft-edits");
        button.dataset["align"] = align;
        this.#aligning.push(button);
      }
    }
    if (kind.name === "image") {
      this.#alt = new AltPanel({
        messages,
        read: () => String(node().attrs["alt"]),
        write: (text) => setAttribute(options, "alt", text),
      });
      this.dom.append(this.#alt.button, this.#alt.panel);
    }
    this.#button("download", media.download, () => void this.#download());
    this.#button("remove", media.remove, () => removeBlock(options)).classList.add("weft-edits");
    // The text keeps the focus, and with it the selection, when a button is pressed by a pointer.
    this.dom.addEventListener("mousedown", (event) => {
      if (event.target instanceof Element && !event.target.closest("form")) event.preventDefault();
    });
  }

  draw() {
    const align = this.#options.node().attrs["align"] ?? "start";
    for (const button of this.#aligning) {
      button.setAttribute("aria-pressed", String(button.dataset["align"] === align));
    }
    this.#alt?.draw();
  }

  destroy() {
    this.dom.remove();
  }

  #button(picture: PictureName, label: string, act: () => void): HTMLButtonElement {
    const attributes = { type: "button", "aria-label": label, title: label, tabindex: "-1" };
    const button = createElement("button", "weft-figure-tool", attributes, [createPicture(picture)]);
    button.addEventListener("click", act);
    this.dom.append(button);
    return button;
  }

  async #download() {
    const url = await this.#options.link();
    if (!url) return;
    const { name } = this.#options.node().attrs;
    const link = createElement("a", "", {
      href: url,
      download: String(name),
      target: "_blank",
      rel: "noopener noreferrer",
    });
    link.click();
  }
}
