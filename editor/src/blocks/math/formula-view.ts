import type { Node } from "@tiptap/pm/model";
import type { NodeView, ViewMutationRecord } from "@tiptap/pm/view";
import type { Messages } from "../../messages/english.ts";
import { whenNear } from "../../ui/when-near.ts";
import { drawFormula } from "./draw-formula.ts";

/** A formula in the text: its source until it is near what is seen, then drawn. */
export class FormulaView implements NodeView {
  readonly dom: HTMLElement;
  readonly #messages: Messages["math"];
  readonly #leave: () => void;
  #node: Node;

  constructor(node: Node, messages: Messages["math"]) {
    this.#node = node;
    this.#messages = messages;
    this.dom = document.createElement(node.isInline ? "span" : "div");
    this.dom.className = node.isInline ? "weft-formula" : "weft-formula is-block";
    this.dom.dir = "ltr";
    this.#showSource();
    this.#leave = whenNear(this.dom, () => this.#draw());
  }

  update(node: Node): boolean {
    if (node.type !== this.#node.type) return false;
    const isSame = node.attrs["latex"] === this.#latex;
    this.#node = node;
    if (!isSame) void this.#draw();
    return true;
  }

  ignoreMutation({ type }: ViewMutationRecord): boolean {
    return type !== "selection";
  }

  destroy() {
    this.#leave();
  }

  get #latex(): string {
    return String(this.#node.attrs["latex"]);
  }

  async #draw() {
    const latex = this.#latex;
    if (latex.trim() === "") return this.#showSource();
    // Beside the text, so that of two drawings the later one stays.
    const drawn = document.createElement("span");
    const problem = await drawFormula(drawn, latex, !this.#node.isInline).catch(() => this.#messages.notNow);
    if (latex !== this.#latex) return;
    if (problem === undefined) this.#show(...drawn.childNodes);
    else this.#showSource(problem);
  }

  #showSource(problem?: string) {
    const source = document.createElement("code");
    source.textContent = this.#latex.trim() || this.#messages.empty;
    this.#show(source);
    this.dom.classList.toggle("is-empty", this.#latex.trim() === "");
    this.dom.classList.toggle("is-wrong", problem !== undefined);
    if (problem !== undefined) this.dom.title = problem;
  }

  #show(...content: globalThis.Node[]) {
    this.dom.classList.remove("is-empty", "is-wrong");
    this.dom.removeAttribute("title");
    this.dom.replaceChildren(...content);
  }
}
