import type { NodeViewRendererProps } from "@tiptap/core";
import type { NodeView } from "@tiptap/pm/view";
import { columnsAround, moveBorder, shareOf } from "./column-border.ts";
import { widthStep } from "./column-width.ts";

/** A column and the border behind it, which is drawn by pointer and moved by the arrow keys. */
export function columnView({ node, editor, view, getPos }: NodeViewRendererProps, label: string): NodeView {
  let current = node;
  const dom = document.createElement("div");
  dom.className = "weft-column";
  const contentDOM = document.createElement("div");
  contentDOM.className = "weft-column-content";
  const border = document.createElement("div");
  border.className = "weft-column-border";
  border.contentEditable = "false";
  border.tabIndex = 0;
  border.setAttribute("role", "separator");
  border.setAttribute("aria-orientation", "vertical");
  border.setAttribute("aria-label", label);
  border.setAttribute("aria-valuemin", "20");
  border.setAttribute("aria-valuemax", "500");
  dom.append(contentDOM, border);

  function show() {
    const share = shareOf(current);
    dom.style.flexGrow = String(share);
    border.setAttribute("aria-valuenow", String(Math.round(share * 100)));
  }

  function move(step: number) {
    const position = getPos();
    const place = position === undefined ? undefined : columnsAround(view.state.doc.resolve(position + 1));
    if (!place || !editor.isEditable) return;
    const transaction = view.state.tr;
    if (moveBorder(transaction, place, place.index, step)) view.dispatch(transaction);
  }

  border.addEventListener("keydown", (event) => {
    const step = { ArrowRight: widthStep, ArrowLeft: -widthStep }[event.key];
    if (event.key === "Escape") view.focus();
    if (step === undefined) return;
    event.preventDefault();
    move(isRightToLeft(dom) ? -step : step);
  });

  border.addEventListener("pointerdown", (event) => {
    const next = dom.nextElementSibling;
    if (!editor.isEditable || !(next instanceof HTMLElement)) return;
    event.preventDefault();
    border.setPointerCapture(event.pointerId);
    const drag = startDrag(dom, next, event.clientX);
    const follow = ({ clientX }: PointerEvent) => drag.follow(clientX);
    const end = ({ type, clientX }: PointerEvent) => {
      border.removeEventListener("pointermove", follow);
      drag.undo();
      if (type === "pointerup") move(drag.stepTo(clientX));
    };
    border.addEventListener("pointermove", follow);
    border.addEventListener("pointerup", end, { once: true });
    border.addEventListener("pointercancel", end, { once: true });
  });
  show();

  return {
    dom,
    contentDOM,
    update(next) {
      if (next.type !== current.type) return false;
      current = next;
      show();
      return true;
    },
    stopEvent: ({ target }) => target === border,
    ignoreMutation: (mutation) => mutation.type !== "selection" && !contentDOM.contains(mutation.target),
  };
}

/** While the border is drawn, only this page shows it. */
function startDrag(left: HTMLElement, right: HTMLElement, from: number) {
  const shares = [left, right].map(({ style }) => Number(style.flexGrow)) as [number, number];
  const width = left.offsetWidth + right.offsetWidth;
  const direction = isRightToLeft(left) ? -1 : 1;
  const show = (step: number) => {
    left.style.flexGrow = String(shares[0] + step);
    right.style.flexGrow = String(shares[1] - step);
  };
  const stepTo = (to: number) => {
    const step = ((to - from) * direction * (shares[0] + shares[1])) / width;
    return Math.max(0.2 - shares[0], Math.min(shares[1] - 0.2, step));
  };
  return { stepTo, follow: (to: number) => show(stepTo(to)), undo: () => show(0) };
}

function isRightToLeft(element: HTMLElement): boolean {
  return getComputedStyle(element).direction === "rtl";
}
