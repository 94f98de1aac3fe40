import type { Messages } from "../../messages/english.ts";
import type { DocumentFiles, FileState, Transfer } from "./document-files.ts";
import { createButton, createElement } from "./element.ts";

/** One line in a block: what is missing, or how far its file is on the way to the server. */
export class TransferNote {
  readonly dom = createElement("div", "weft-file-note", { hidden: "" });
  readonly #messages: Messages;
  readonly #remove: () => void;
  #shown = "";

  constructor(messages: Messages, remove: () => void) {
    this.#messages = messages;
    this.#remove = remove;
  }

  show(state: FileState, by: string, files: DocumentFiles | undefined, address: string) {
    const { media } = this.#messages;
    const transfer = state.type === "here" ? state.transfer : undefined;
    if (transfer?.type === "sending") return this.#showPart(transfer.part, files, address);
    const words = state.type === "missing" ? media.missing(by) : transfer && this.#wordsOf(transfer);
    if (words === this.#shown) return;
    this.#shown = words ?? "";
    this.dom.hidden = words === undefined;
    this.dom.dataset["state"] = transfer?.type ?? state.type;
    this.dom.replaceChildren(createElement("span", "weft-file-words", { role: "status" }, [words ?? ""]));
    if (transfer?.type === "refused") {
      this.dom.append(createButton(media.retry, "weft-file-button", () => files?.retry(address)));
    }
    if (transfer) this.dom.append(this.#cancelButton(files, address));
  }

  #showPart(part: number, files: DocumentFiles | undefined, address: string) {
    const percent = Math.round(part * 100);
    let bar = this.dom.querySelector("progress");
    if (!bar) {
      bar = createElement("progress", "weft-file-progress", { max: "100", "aria-label": this.#messages.media.sending });
      const words = createElement("span", "weft-file-words");
      this.dom.replaceChildren(words, bar, this.#cancelButton(files, address));
    }
    bar.value = percent;
    const [words] = this.dom.children;
    if (words) words.textContent = this.#messages.media.sent(percent);
    this.#shown = "sending";
    this.dom.dataset["state"] = "sending";
    this.dom.hidden = false;
  }

  #cancelButton(files: DocumentFiles | undefined, address: string): HTMLButtonElement {
    return createButton(this.#messages.media.cancel, "weft-file-button", () => {
      files?.cancel(address);
      this.#remove();
    });
  }

  #wordsOf(transfer: Exclude<Transfer, { type: "sending" }>): string {
    const { media } = this.#messages;
    if (transfer.type === "refused") return media.refused[transfer.reason];
    return transfer.isKept ? media.waiting : media.waitingInPage;
  }
}
