import type { Node } from "@tiptap/pm/model";
import type { NodeView, ViewMutationRecord } from "@tiptap/pm/view";
import type { Messages } from "../../messages/english.ts";
import { followWords } from "../text-direction.ts";
import { type BlockPlace, removeBlock, selectBlock } from "./block-place.ts";
import { leadThroughControls } from "./control-keys.ts";
import { type DocumentFiles, type FileState, filesOf } from "./document-files.ts";
import { createButton, createElement } from "./element.ts";
import type { FigureControls } from "./figure-controls.ts";
import type { FigureKind } from "./figures.ts";
import { addressIn } from "./source.ts";
import { TransferNote } from "./transfer-note.ts";
import { whenNear } from "../../ui/when-near.ts";

export interface FigureViewOptions extends BlockPlace {
  readonly kind: FigureKind;
  readonly node: Node;
  readonly messages: Messages;
}

/**
 * A picture, film or sound in the text, with its caption. It takes the room of what it shows before that is there, so
 * that nothing moves when it comes.
 */
export class FigureView implements NodeView {
  readonly dom: HTMLElement;
  readonly contentDOM: HTMLElement;
  readonly #options: FigureViewOptions;
  readonly #files: DocumentFiles | undefined;
  readonly #frame = createElement("div", "weft-figure-frame", { contenteditable: "false" });
  readonly #media: HTMLImageElement | HTMLMediaElement;
  readonly #note: TransferNote;
  #node: Node;
  #controls: FigureControls | undefined;
  #isGone = false;
  #state: FileState = { type: "looking" };
  #leave: (() => void) | undefined;
  #stopWaiting: () => void = () => {};

  constructor(options: FigureViewOptions) {
    const { kind, node, editor, messages } = options;
    this.#options = options;
    this.#node = node;
    this.#files = filesOf(editor);
    this.#media = createMedia(kind);
    this.#media.addEventListener("error", () => this.#onBroken());
    this.#note = new TransferNote(messages, () => removeBlock(options));
    this.#frame.append(this.#media, this.#note.dom);
    this.contentDOM = createElement("figcaption", "weft-caption", { "data-placeholder": messages.media.caption });
    this.dom = createElement("figure", "weft-figure", { "data-type": kind.name }, [this.#frame, this.contentDOM]);
    leadThroughControls(this.#frame, () => selectBlock(options));
    this.#draw();
    this.#begin();
    void this.#addControls();
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

  /** What is pressed in the controls is theirs; what is done to the picture itself is the editor's. */
  stopEvent({ type, target }: Event): boolean {
    if (type.startsWith("drag") || type === "drop" || !(target instanceof Element)) return false;
    return target !== this.#media
      ? this.#frame.contains(target) && target.closest("button, a, form, progress, [role=slider]") !== null
      : this.#options.kind.tag !== "img";
  }

  ignoreMutation(mutation: ViewMutationRecord): boolean {
    return mutation.type !== "selection" && !this.contentDOM.contains(mutation.target);
  }

  destroy() {
    this.#end();
    this.#isGone = true;
    this.#controls?.destroy();
  }

  #draw() {
    const { attrs, content } = this.#node;
    const { messages, kind } = this.#options;
    const { align, width, height, shown, alt, name } = attrs;
    followWords(this.dom, this.#node);
    this.dom.classList.toggle("is-without-words", content.size === 0);
    if (align === null || align === undefined) delete this.dom.dataset["align"];
    else this.dom.dataset["align"] = String(align);
    this.#frame.style.inlineSize = kind.name === "audio" ? "" : pixels(shown ?? width);
    if (width && height) {
      this.#media.setAttribute("width", String(width));
      this.#media.setAttribute("height", String(height));
    }
    if (this.#media instanceof HTMLImageElement) this.#media.alt = alt || messages.media.undescribed(name);
    else this.#media.setAttribute("aria-label", name || messages.media[kind.name]);
    this.#controls?.draw(this.#node);
  }

  /** A page that lost its network has none. */
  async #addControls() {
    const module = await import("./figure-controls.ts").catch(() => undefined);
    if (!module || this.#isGone) return;
    this.#controls = new module.FigureControls({
      ...this.#options,
      frame: this.#frame,
      room: () => this.dom.clientWidth,
      current: () => this.#node,
      link: () => this.#link(),
    });
  }

  #begin() {
    this.#stopWaiting = whenNear(this.dom, () => {
      const { src } = this.#node.attrs;
      const address = addressIn(src);
      if (address) this.#leave = this.#files?.follow(address, (state) => this.#show(state, address));
      else if (typeof src === "string") this.#offer(src);
    });
  }

  #end() {
    this.#stopWaiting();
    this.#leave?.();
    this.#leave = undefined;
    this.#media.removeAttribute("src");
  }

  #show(state: FileState, address: string) {
    this.#state = state;
    this.dom.dataset["state"] = state.type;
    this.#media.hidden = state.type === "missing" && this.#options.kind.tag !== "img";
    if (state.type === "here" && this.#media.getAttribute("src") !== state.url) this.#media.src = state.url;
    this.#note.show(state, String(this.#node.attrs["by"]), this.#files, address);
    if (state.type === "here" && this.#options.kind.tag !== "img") void this.#stream(address, state.url);
  }

  /** Film and sound are fetched piece by piece by the browser itself. */
  async #stream(address: string, url: string) {
    const link = url.startsWith("blob:") ? url : await this.#files?.link(address);
    if (link && this.#media.getAttribute("src") !== link) this.#media.src = link;
  }

  /** Whoever keeps a picture elsewhere learns who looks at it: it is fetched when the reader says so. */
  #offer(src: string, didFail = false) {
    const { media } = this.#options.messages;
    const { host } = new URL(src);
    this.dom.dataset["state"] = "elsewhere";
    const label = didFail ? media.failedFrom(host) : media.showFrom(host);
    const button = createButton(label, "weft-file-button", () => {
      if (document.activeElement === button) selectBlock(this.#options);
      offer.remove();
      this.dom.dataset["state"] = "here";
      this.#media.src = src;
    });
    const offer = createElement("div", "weft-file-offer", {}, [button]);
    this.#frame.querySelector(".weft-file-offer")?.remove();
    this.#frame.append(offer);
  }

  #onBroken() {
    const { src } = this.#node.attrs;
    const address = addressIn(src);
    if (this.#media.getAttribute("src") === null) return;
    if (address && this.#state.type !== "here") return;
    this.#media.removeAttribute("src");
    if (address) this.#files?.lookAgain(address);
    else if (typeof src === "string") this.#offer(src, true);
  }

  async #link(): Promise<string | undefined> {
    const { src } = this.#node.attrs;
    const address = addressIn(src);
    return address ? this.#files?.link(address) : ((src as string | null) ?? undefined);
  }
}

function createMedia({ tag }: FigureKind): HTMLImageElement | HTMLMediaElement {
  if (tag === "img") {
    return createElement("img", "weft-media", { loading: "lazy", decoding: "async", referrerpolicy: "no-referrer" });
  }
  return createElement(tag, "weft-media", { controls: "", preload: "metadata", referrerpolicy: "no-referrer" });
}

function pixels(width: unknown): string {
  return typeof width === "number" ? `${width}px` : "";
}
