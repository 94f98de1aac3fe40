import type { Editor } from "@tiptap/core";
import { type RefObject, useEffect, useRef } from "react";
import { type Movable, movableAt } from "./movable.ts";

/** CSS pixels between a block and what stands before it: the marker of an item, the button that folds it. */
const gap = 4;
const fold = 22;
const marker = 18;

/**
 * Keeps the handle beside the block the pointer is at, without a render: a pointer moves more often than anybody types.
 * Returns how to ask which block that is.
 */
export function useHoveredBlock(
  editor: Editor,
  handle: RefObject<HTMLButtonElement | null>,
  opened: number | undefined,
): RefObject<(() => Movable | undefined) | null> {
  const ask = useRef<() => Movable | undefined>(null);
  const isHeld = useRef(false);
  isHeld.current = opened !== undefined;

  useEffect(() => {
    const { view } = editor;
    const page = view.dom.closest(".weft") ?? view.dom;
    let frame = 0;
    let shown: Element | undefined;

    const hide = () => {
      shown = undefined;
      if (handle.current && !handle.current.hidden) handle.current.hidden = true;
    };

    function blockShown(): Movable | undefined {
      if (!shown?.isConnected || view.isDestroyed) return undefined;
      // Where its content begins or, where it has none, the place before it.
      const inside = view.posAtDOM(shown, 0);
      const position = [inside, inside - 1].find((before) => before >= 0 && view.nodeDOM(before) === shown);
      const node = position === undefined ? null : view.state.doc.nodeAt(position);
      return node && position !== undefined ? { node, position } : undefined;
    }

    function look({ clientX, clientY }: { clientX: number; clientY: number }) {
      frame = 0;
      if (view.isDestroyed || isHeld.current || !editor.isEditable) return;
      const text = view.dom.getBoundingClientRect();
      // Beside the text, too: that is where the handle is.
      const isNear =
        clientY > text.top && clientY < text.bottom && clientX > text.left - 90 && clientX < text.right + 90;
      const left = Math.min(Math.max(clientX, text.left + 1), text.right - 1);
      const at = isNear ? view.posAtCoords({ left, top: clientY }) : null;
      const block = at && movableAt(view.state.doc, at.pos, at.inside);
      const element = block ? view.nodeDOM(block.position) : null;
      if (!(element instanceof HTMLElement) || !handle.current || !block) return hide();
      shown = element;
      place(handle.current, block, element);
      return undefined;
    }

    function place(button: HTMLButtonElement, { node }: Movable, element: HTMLElement) {
      button.hidden = false;
      const box = element.getBoundingClientRect();
      const line = firstLineOf(element) ?? box;
      const around = button.offsetParent?.getBoundingClientRect() ?? box;
      const isItem = node.type.name === "listItem";
      const hasFold = isItem || node.type.name === "heading" || node.type.name === "taskItem";
      const before = gap + (isItem ? marker : 0) + (hasFold ? fold : 0) + button.offsetWidth;
      const isRightToLeft = getComputedStyle(view.dom).direction === "rtl";
      const x = isRightToLeft ? box.right + before - button.offsetWidth : box.left - before;
      // In a narrow window there may be no room for it beside the block.
      const inWindow = Math.max(0, Math.min(x, document.documentElement.clientWidth - button.offsetWidth));
      button.style.left = `${inWindow - around.left}px`;
      button.style.top = `${line.top + (line.height - button.offsetHeight) / 2 - around.top}px`;
    }

    const onMove = (event: Event) => {
      const { clientX, clientY, pointerType, target } = event as PointerEvent;
      if (pointerType !== "mouse" || frame !== 0 || handle.current?.contains(target as Node)) return;
      frame = requestAnimationFrame(() => look({ clientX, clientY }));
    };
    const onTyped = ({ transaction }: { transaction: { docChanged: boolean } }) => {
      if (transaction.docChanged && !isHeld.current) hide();
    };

    ask.current = blockShown;
    page.addEventListener("pointermove", onMove);
    page.addEventListener("pointerleave", hide);
    editor.on("transaction", onTyped);
    return () => {
      cancelAnimationFrame(frame);
      page.removeEventListener("pointermove", onMove);
      page.removeEventListener("pointerleave", hide);
      editor.off("transaction", onTyped);
    };
  }, [editor, handle]);
  return ask;
}

/** Of the words, where there are some. */
function firstLineOf(element: HTMLElement): { top: number; height: number } | undefined {
  const words = element.matches("p, h1, h2, h3, h4, h5, h6")
    ? element
    : element.querySelector(":is(p, h1, h2, h3, summary):not([contenteditable='false'] *)");
  if (!words) return undefined;
  const { top } = words.getBoundingClientRect();
  const height = Number.parseFloat(getComputedStyle(words).lineHeight);
  return Number.isNaN(height) ? undefined : { top, height };
}
