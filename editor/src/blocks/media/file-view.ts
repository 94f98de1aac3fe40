import type { Node } from "@tiptap/pm/model";
import type { NodeView, ViewMutationRecord } from "@tiptap/pm/view";
import type { Messages } from "../../messages/english.ts";
import { type BlockPlace, removeBlock, selectBlock } from "./block-place.ts";
import { leadThroughControls } from "./control-keys.ts";
import { type DocumentFiles, filesOf } from "./document-files.ts";
import { createElement } from "./element.ts";
import { shownSize } from "./file-size.ts";
import { createPicture } from "./pictures.ts";
import { addressIn } from "./source.ts";
import { TransferNote } from "./transfer-note.ts";
import { whenNear } from "../../ui/when-near.ts";

export interface FileViewOptions extends BlockPlace {
  readonly node: Node;
  readonly messages: Messages;
}

/** A file in the text: one line with its name, and a button that downloads it. */
export class FileView implements NodeView {
  readonly dom: HTMLElement;
  readonly #options: FileViewOptions;
  readonly #files: DocumentFiles | undefined;
  readonly #name = createElement("span", "weft-file-name");
  readonly #about = createElement("span", "weft-file-about");
  readonly #download: HTMLButtonElement;
  readonly #note: TransferNote;
  #node: Node;
  #leave: (() => void) | undefined;
  #stopWaiting: () => void = () => {};

  constructor(options: FileViewOptions) {
    const { node, editor, messages } = options;
    this.#options = options;
    this.#node = node;
    this.#files = filesOf(editor);
    this.#note = new TransferNote(messages, () => removeBlock(options));
    this.#download = createElement("button", "weft-figure-tool", { type: "button", tabindex: "-1" }, [
      createPicture("download"),
    ]);
    this.#download.addEventListener("click", () => void this.#fetch());
    const icon = createElement("span", "weft-file-icon", {}, [createPicture("file")]);
    const row = createElement("div", "weft-file-row", {}, [icon, this.#name, this.#about, this.#download]);
    this.dom = createElement("div", "weft-file", { role: "group", contenteditable: "false" }, [row, this.#note.dom]);
    leadThroughControls(this.dom, () => selectBlock(options));
    this.#draw();
    this.#begin();
  }

  update(node: Node): boolean {
    if (node.type !== this.#node.type) return false;
    const isOther = node.attrs["src"] !== this.#node.attrs["src"];
    this.#node = node;
    this.#draw();
    if (isOther) {
      this.#end();
      this.#begin();
    }
    return true;
  }

  stopEvent({ type, target }: Event): boolean {
    return !type.startsWith("drag") && target instanceof Element && target.closest("button") !== null;
  }

  ignoreMutation({ type }: ViewMutationRecord): boolean {
    return type !== "selection";
  }

  destroy() {
    this.#end();
  }

  #draw() {
    const { name, size } = this.#node.attrs;
    const { media } = this.#options.messages;
    this.#name.textContent = name || media.file;
    this.#about.textContent = size === null ? "" : shownSize(size);
    this.dom.setAttribute("aria-label", `${media.file}: ${name}`);
    const label = media.downloadNamed(name || media.file);
    this.#download.setAttribute("aria-label", label);
    this.#download.title = label;
  }

  #begin() {
    const address = addressIn(this.#node.attrs["src"]);
    if (!address) return;
    this.#stopWaiting = whenNear(this.dom, () => {
      this.#leave = this.#files?.follow(address, (state) => {
        this.dom.dataset["state"] = state.type;
        this.#note.show(state, String(this.#node.attrs["by"]), this.#files, address);
      });
    });
  }

  #end() {
    this.#stopWaiting();
    this.#leave?.();
    this.#leave = undefined;
  }

  async #fetch() {
    const { src, name } = this.#node.attrs;
    const address = addressIn(src);
    const href = address ? await this.#files?.link(address) : src;
    if (!href) return;
    createElement("a", "", { href, download: String(name), target: "_blank", rel: "noopener noreferrer" }).click();
  }
}
