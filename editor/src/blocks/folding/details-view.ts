import type { NodeViewRendererProps } from "@tiptap/core";
import type { Decoration, NodeView } from "@tiptap/pm/view";
import type { Messages } from "../../messages/english.ts";
import { drawIcon } from "../../ui/draw-icon.ts";
import { followWords } from "../text-direction.ts";
import { toggleFold } from "./toggle-fold.ts";

/** A button, the summary and, while this reader has it open, the content. */
export function detailsView(
  { node, decorations, getPos, view }: NodeViewRendererProps,
  messages: Messages["prose"]["details"],
): NodeView {
  const dom = document.createElement("div");
  dom.className = "weft-details";
  followWords(dom, node);
  dom.style.setProperty("--weft-summary-hint", JSON.stringify(messages.summary));
  const button = document.createElement("button");
  button.type = "button";
  button.className = "weft-details-button";
  button.contentEditable = "false";
  button.setAttribute("aria-label", messages.toggle);
  button.append(drawIcon(["m9 6 6 6-6 6"]));
  const contentDOM = document.createElement("div");
  contentDOM.className = "weft-details-body";
  dom.append(button, contentDOM);

  button.addEventListener("mousedown", (event) => event.preventDefault());
  button.addEventListener("click", () => {
    const position = getPos();
    if (position === undefined) return;
    const transaction = view.state.tr;
    toggleFold(transaction, position);
    view.dispatch(transaction);
  });

  function show(isOpen: boolean) {
    dom.classList.toggle("is-open", isOpen);
    button.setAttribute("aria-expanded", String(isOpen));
  }
  show(isOpenIn(decorations));

  return {
    dom,
    contentDOM,
    update(next, drawn) {
      if (next.type !== node.type) return false;
      followWords(dom, next);
      show(isOpenIn(drawn));
      return true;
    },
    stopEvent: ({ target }) => button.contains(target as Node),
    ignoreMutation: (mutation) => mutation.type !== "selection" && !contentDOM.contains(mutation.target),
  };
}

/** What is not open is hidden in such a way that the browser's search finds it. */
export function detailsContentView({ node, decorations }: NodeViewRendererProps): NodeView {
  const dom = document.createElement("div");
  dom.className = "weft-details-content";
  const show = (isOpen: boolean) =>
    isOpen ? dom.removeAttribute("hidden") : dom.setAttribute("hidden", "until-found");
  show(isOpenIn(decorations));
  return {
    dom,
    contentDOM: dom,
    update(next, drawn) {
      if (next.type !== node.type) return false;
      show(isOpenIn(drawn));
      return true;
    },
    ignoreMutation: (mutation) => mutation.type === "attributes" && mutation.target === dom,
  };
}

function isOpenIn(decorations: readonly Decoration[]): boolean {
  return decorations.some(({ spec }) => spec["isOpen"]);
}
