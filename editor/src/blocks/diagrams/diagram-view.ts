import type { Node } from "@tiptap/pm/model";
import { TextSelection } from "@tiptap/pm/state";
import type { EditorView, NodeView, ViewMutationRecord } from "@tiptap/pm/view";
import type { Messages } from "../../messages/english.ts";
import { whenNear } from "../../ui/when-near.ts";
import { leaveAsTyped } from "../as-typed.ts";
import type { DiagramLook, Drawing } from "./draw-diagram.ts";

export const language = "mermaid";

const waitMs = 400;

/**
 * A diagram with its source: the source is shown while the caret is in it, or when it is asked for; the picture always,
 * once there is one, and beside it what is wrong with the source since.
 */
export class DiagramView implements NodeView {
  readonly dom = document.createElement("div");
  readonly contentDOM = document.createElement("code");
  readonly #source = document.createElement("pre");
  readonly #figure = document.createElement("figure");
  readonly #picture = document.createElement("img");
  readonly #problem = document.createElement("p");
  readonly #toggle = document.createElement("button");
  readonly #messages: Messages["diagrams"];
  readonly #scheme = matchMedia("(prefers-color-scheme: dark)");
  readonly #view: EditorView;
  readonly #leave: () => void;
  readonly #position: () => number | undefined;
  #node: Node;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(node: Node, view: EditorView, position: () => number | undefined, messages: Messages["diagrams"]) {
    this.#node = node;
    this.#view = view;
    this.#position = position;
    this.#messages = messages;
    this.dom.className = "weft-diagram";
    leaveAsTyped(this.#source);
    this.#source.append(this.contentDOM);
    this.#buildFigure();
    this.dom.append(this.#source, this.#figure);
    this.#showAttributes();
    this.#scheme.addEventListener("change", this.#draw);
    this.#leave = whenNear(this.dom, this.#draw);
  }

  update(node: Node): boolean {
    if (node.type !== this.#node.type || node.attrs["language"] !== language) return false;
    const isSame = node.textContent === this.#node.textContent;
    this.#node = node;
    this.#showAttributes();
    if (!isSame) {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(this.#draw, waitMs);
    }
    return true;
  }

  ignoreMutation(mutation: ViewMutationRecord): boolean {
    if (mutation.type === "selection") return false;
    return this.#figure.contains(mutation.target) || mutation.target === this.dom;
  }

  stopEvent(event: Event): boolean {
    return this.#toggle.contains(event.target as globalThis.Node);
  }

  destroy() {
    this.#leave();
    clearTimeout(this.#timer);
    this.#scheme.removeEventListener("change", this.#draw);
  }

  #buildFigure() {
    this.#figure.contentEditable = "false";
    this.#picture.hidden = true;
    this.#problem.setAttribute("role", "status");
    this.#toggle.type = "button";
    this.#toggle.addEventListener("click", () => this.#toggleSource());
    this.#picture.addEventListener("click", () => this.#enterSource());
    this.#figure.append(this.#picture, this.#problem, this.#toggle);
    this.#sayToggle();
  }

  #showAttributes() {
    this.contentDOM.className = `language-${language}`;
    if (this.#node.attrs["wrap"] === false) this.#source.dataset["wrap"] = "off";
    else delete this.#source.dataset["wrap"];
  }

  readonly #draw = () => {
    const source = this.#node.textContent;
    if (source.trim() === "") return this.#say("");
    const look = lookOf(this.dom);
    return drawLater(source, look).then(
      (drawing) => source === this.#node.textContent && this.#show(drawing, look),
      (error: unknown) => source === this.#node.textContent && this.#say(this.#wordsFor(error)),
    );
  };

  #show({ address, width, height, title }: Drawing, { isDark }: DiagramLook) {
    this.#picture.src = address;
    this.#picture.width = width;
    this.#picture.height = height;
    this.#picture.alt = title === "" ? this.#messages.picture : this.#messages.pictureOf(title);
    this.#picture.hidden = false;
    this.#picture.classList.toggle("is-dark", isDark);
    this.dom.dataset["drawn"] = "";
    this.#say("");
  }

  #say(problem: string) {
    this.#problem.textContent = problem;
    this.dom.classList.toggle("is-wrong", problem !== "");
  }

  #wordsFor(error: unknown): string {
    if (!(error instanceof Error && error.name === "DiagramError")) return this.#messages.notNow;
    return error.message === "refused" ? this.#messages.refused : error.message;
  }

  #toggleSource() {
    this.dom.toggleAttribute("data-source");
    this.#sayToggle();
    if (this.dom.hasAttribute("data-source")) this.#enterSource();
  }

  #sayToggle() {
    const isShown = this.dom.hasAttribute("data-source");
    this.#toggle.textContent = isShown ? this.#messages.hideSource : this.#messages.showSource;
    this.#toggle.setAttribute("aria-expanded", String(isShown));
  }

  #enterSource() {
    const position = this.#position();
    if (position === undefined || !this.#view.editable) return;
    const { state } = this.#view;
    const end = position + 1 + this.#node.content.size;
    this.#view.dispatch(state.tr.setSelection(TextSelection.create(state.doc, end)).scrollIntoView());
    this.#view.focus();
  }
}

async function drawLater(source: string, look: DiagramLook): Promise<Drawing> {
  const { drawDiagram } = await import("./draw-diagram.ts");
  return drawDiagram(source, look);
}

/** The colours of the page around it, which a picture cannot see. */
function lookOf(element: HTMLElement): DiagramLook {
  const probe = document.createElement("span");
  // A picture keeps its colours where all others are the reader's.
  probe.style.setProperty("forced-color-adjust", "none");
  element.append(probe);
  const read = (property: string) => {
    probe.style.setProperty("color", `var(${property})`);
    return getComputedStyle(probe).color;
  };
  const [ink, canvas, box, line] = ["--weft-ink", "--weft-canvas", "--weft-accent-faint", "--weft-ink-soft"].map(read);
  const { fontFamily } = getComputedStyle(element);
  probe.remove();
  const brightness = (canvas?.match(/[\d.]+/g) ?? []).slice(0, 3).reduce((sum, part) => sum + Number(part), 0);
  return {
    isDark: brightness < 3 * 128,
    ink: ink ?? "black",
    canvas: canvas ?? "white",
    box: box ?? "white",
    line: line ?? "black",
    font: fontFamily.replaceAll('"', "'"),
  };
}
