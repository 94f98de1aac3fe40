import type { NodeViewRendererProps } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import type { Decoration, NodeView } from "@tiptap/pm/view";
import type { Messages } from "../../messages/english.ts";
import type { Place } from "./footnote-numbers.ts";
import { followWords } from "../text-direction.ts";
import { jump } from "./jump.ts";

type Words = Messages["prose"]["footnote"];

/** The raised number in the text. */
export function referenceView(props: NodeViewRendererProps, words: Words): NodeView {
  const dom = document.createElement("sup");
  dom.className = "weft-footnote-reference";
  dom.contentEditable = "false";
  const button = numberButton(props, "reference");
  dom.append(button);
  const show = (decorations: readonly Decoration[]) => {
    const number = numberIn(decorations) ?? "?";
    button.textContent = number;
    button.setAttribute("aria-label", words.reference(number));
  };
  return withNumber({ dom, stopEvent: ({ target }) => target === button }, props, show);
}

/** The text of a footnote, behind its number. */
export function footnoteView(props: NodeViewRendererProps, words: Words): NodeView {
  const dom = document.createElement("div");
  dom.className = "weft-footnote";
  dom.setAttribute("role", "note");
  const button = numberButton(props, "text");
  button.contentEditable = "false";
  const contentDOM = document.createElement("div");
  contentDOM.className = "weft-footnote-content";
  dom.append(button, contentDOM);
  const show = (decorations: readonly Decoration[], node: Node) => {
    followWords(dom, node);
    const number = numberIn(decorations);
    button.textContent = number === undefined ? "–" : `${number}.`;
    button.title = number === undefined ? words.lonely : words.back;
    button.setAttribute("aria-label", number === undefined ? words.lonely : `${number}. ${words.back}`);
    dom.setAttribute("aria-label", words.text(number ?? "–"));
  };
  return withNumber({ dom, contentDOM, stopEvent: ({ target }) => target === button }, props, show);
}

function numberButton({ node, view }: NodeViewRendererProps, kind: Place["kind"]): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "weft-footnote-number";
  button.addEventListener("mousedown", (event) => event.preventDefault());
  button.addEventListener("click", () => {
    const transaction = view.state.tr;
    if (!jump(view.state, transaction, { id: node.attrs["id"], kind })) return;
    view.dispatch(transaction);
    view.focus();
  });
  return button;
}

function withNumber(
  view: NodeView & { dom: HTMLElement },
  { node, decorations }: NodeViewRendererProps,
  show: (decorations: readonly Decoration[], node: Node) => void,
): NodeView {
  show(decorations, node);
  return {
    ...view,
    update(next: Node, drawn) {
      if (!next.sameMarkup(node)) return false;
      show(drawn, next);
      return true;
    },
    ignoreMutation: (mutation) => mutation.type !== "selection" && !view.contentDOM?.contains(mutation.target),
  };
}

function numberIn(decorations: readonly Decoration[]): string | undefined {
  const number = decorations.find(({ spec }) => spec["kind"] !== undefined)?.spec["number"] as number | undefined;
  return number?.toString();
}
