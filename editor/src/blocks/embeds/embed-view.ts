import type { Node } from "@tiptap/pm/model";
import type { NodeView, ViewMutationRecord } from "@tiptap/pm/view";
import type { Messages } from "../../messages/english.ts";
import { embeddedPage, type EmbeddedPage } from "./providers.ts";

/** A page of somebody else: nothing of it is asked for until the reader says so, each for themselves. */
export class EmbedView implements NodeView {
  readonly dom = document.createElement("div");
  readonly #messages: Messages["embeds"];
  #node: Node;

  constructor(node: Node, messages: Messages["embeds"]) {
    this.#node = node;
    this.#messages = messages;
    this.dom.className = "weft-embed";
    this.#ask();
  }

  update(node: Node): boolean {
    if (node.type !== this.#node.type) return false;
    const isSame = node.attrs["url"] === this.#node.attrs["url"];
    this.#node = node;
    if (!isSame) this.#ask();
    return true;
  }

  ignoreMutation({ type }: ViewMutationRecord): boolean {
    return type !== "selection";
  }

  stopEvent({ target }: Event): boolean {
    return target instanceof Element && target.closest("a, button") !== null;
  }

  get #url(): string {
    return String(this.#node.attrs["url"]);
  }

  #ask() {
    const page = embeddedPage(this.#url);
    if (!page) return this.dom.replaceChildren(words("span", "weft-embed-host", this.#messages.empty));
    const load = words("button", "weft-embed-load", this.#messages.load(page.host));
    load.type = "button";
    load.addEventListener("click", () => this.#load(page));
    this.dom.replaceChildren(
      words("strong", "weft-embed-host", new URL(this.#url).host),
      words("span", "weft-embed-address", this.#url),
      words("span", "weft-embed-note", this.#messages.note(page.host)),
      row(load, this.#link()),
    );
  }

  #load(page: EmbeddedPage) {
    const close = words("button", "weft-embed-load", this.#messages.close);
    close.type = "button";
    close.addEventListener("click", () => {
      this.#ask();
      this.dom.querySelector("button")?.focus();
    });
    this.dom.replaceChildren(frameOf(page, this.#messages.frame(page.host)), row(close, this.#link()));
    close.focus();
  }

  #link(): HTMLAnchorElement {
    const link = words("a", "weft-embed-open", this.#messages.open);
    link.href = this.#url;
    link.target = "_blank";
    link.rel = "noopener noreferrer nofollow";
    // In text that can be written in, a browser follows no link by itself.
    link.addEventListener("click", (event) => {
      event.preventDefault();
      open(link.href, "_blank", "noopener,noreferrer");
    });
    return link;
  }
}

const always = ["allow-scripts", "allow-forms", "allow-popups", "allow-popups-to-escape-sandbox", "allow-presentation"];

function frameOf({ address, isTrusted, shape, needsReferrer }: EmbeddedPage, title: string): HTMLIFrameElement {
  const frame = document.createElement("iframe");
  const isOwn = new URL(address).origin === location.origin;
  frame.sandbox.add(...always, ...(isTrusted && !isOwn ? ["allow-same-origin"] : []));
  frame.referrerPolicy = needsReferrer ? "strict-origin" : "no-referrer";
  frame.allow = "fullscreen; picture-in-picture; encrypted-media";
  frame.title = title;
  frame.dataset["shape"] = shape;
  frame.src = address;
  return frame;
}

function row(...parts: HTMLElement[]): HTMLElement {
  const element = words("span", "weft-embed-actions", "");
  element.append(...parts);
  return element;
}

function words<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, className: string, text: string) {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  return element;
}
