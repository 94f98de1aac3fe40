import type { Messages } from "../../messages/english.ts";
import { createElement } from "./element.ts";

export interface AltPanelOptions {
  readonly messages: Messages;
  readonly read: () => string;
  readonly write: (text: string) => void;
}

/** What a picture shows, for those who do not see it: a button that says whether it is missing, and a panel to write it. */
export class AltPanel {
  readonly button: HTMLButtonElement;
  readonly panel: HTMLFormElement;
  readonly #options: AltPanelOptions;
  readonly #field: HTMLTextAreaElement;

  constructor(options: AltPanelOptions) {
    const { media } = options.messages;
    this.#options = options;
    this.button = createElement("button", "weft-figure-tool weft-alt weft-edits", {
      type: "button",
      tabindex: "-1",
      "aria-expanded": "false",
    });
    this.#field = createElement("textarea", "weft-alt-field", { rows: "3", maxlength: "2000" });
    const save = createElement("button", "weft-file-button", { type: "submit" }, [media.altSave]);
    this.panel = createElement("form", "weft-alt-panel", { hidden: "" }, [
      createElement("label", "weft-alt-label", {}, [media.altQuestion, this.#field]),
      createElement("p", "weft-alt-hint", {}, [media.altHint]),
      save,
    ]);
    this.button.addEventListener("click", () => this.#toggle(Boolean(this.panel.hidden)));
    this.panel.addEventListener("submit", (event) => {
      event.preventDefault();
      options.write(this.#field.value.trim());
      this.#toggle(false);
    });
    this.panel.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.shiftKey && event.target === this.#field && !event.isComposing) {
        event.preventDefault();
        this.panel.requestSubmit();
      }
      if (event.key !== "Escape") return;
      event.preventDefault();
      this.#toggle(false);
    });
    this.panel.addEventListener("focusout", ({ relatedTarget }) => {
      const isInside = relatedTarget instanceof Node && this.panel.contains(relatedTarget);
      if (!isInside && relatedTarget !== this.button) this.#close();
    });
  }

  draw() {
    const { media } = this.#options.messages;
    const isMissing = this.#options.read() === "";
    this.button.textContent = isMissing ? media.altMissing : media.alt;
    this.button.title = isMissing ? media.altHint : this.#options.read();
    this.button.classList.toggle("is-missing", isMissing);
  }

  #toggle(isOpen: boolean) {
    if (!isOpen) {
      this.#close();
      this.button.focus();
      return;
    }
    this.panel.hidden = false;
    this.button.setAttribute("aria-expanded", "true");
    this.#field.value = this.#options.read();
    this.#field.focus();
  }

  #close() {
    this.panel.hidden = true;
    this.button.setAttribute("aria-expanded", "false");
  }
}
