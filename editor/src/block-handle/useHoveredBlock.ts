import type { Editor, EditorEvents } from "@tiptap/core";
import type { Transaction } from "@tiptap/pm/state";
import { Mapping } from "@tiptap/pm/transform";
import { type RefObject, useEffect, useRef } from "react";
import { isRemote } from "../binding/binding-key.ts";
import { type Movable, movableAt } from "./movable.ts";

/** CSS pixels between a block and what stands before it: the marker of an item, the button that folds it. */
const gap = 4;
const fold = 22;
const marker = 18;

/**
 * Keeps the handle beside the block the pointer is at, without a render: a pointer moves more often than anybody types.
 * It stays there while others write, and goes when one writes oneself. Returns how to ask which block that is.
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
    let pointer = { clientX: 0, clientY: 0 };
    /** Before the block that the handle is beside. */
    let shown: number | undefined;

    const hide = () => {
      shown = undefined;
      if (handle.current && !handle.current.hidden) handle.current.hidden = true;
    };

    function blockShown(): Movable | undefined {
      const node = shown === undefined || view.isDestroyed ? null : view.state.doc.nodeAt(shown);
      return node && shown !== undefined ? { node, position: shown } : undefined;
    }

    function look() {
      frame = 0;
      if (view.isDestroyed || isHeld.current || !editor.isEditable) return;
      const { clientX, clientY } = pointer;
      const text = view.dom.getBoundingClientRect();
      // Beside the text, too: that is where the handle is.
      const isNear =
        clientY > text.top && clientY < text.bottom && clientX > text.left - 90 && clientX < text.right + 90;
      const left = Math.min(Math.max(clientX, text.left + 1), text.right - 1);
      const at = isNear ? view.posAtCoords({ left, top: clientY }) : null;
      const block = at && movableAt(view.state.doc, at.pos, at.inside);
      if (block) show(block);
      else hide();
    }

    function show(block: Movable) {
      const element = view.nodeDOM(block.position);
      if (!(element instanceof HTMLElement) || !handle.current) return hide();
      shown = block.position;
      place(handle.current, block, element);
      return undefined;
    }

    /** To where its block is by now; where that has gone, to the one that the pointer is at instead. */
    function follow() {
      frame = 0;
      const block = blockShown();
      if (block) show(block);
      else look();
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
      if (pointerType !== "mouse" || handle.current?.contains(target as Node)) return;
      pointer = { clientX, clientY };
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(look);
    };
    const onTransaction = ({ transaction, appendedTransactions }: EditorEvents["transaction"]) => {
      if (!transaction.docChanged || shown === undefined) return;
      const isKept = isHeld.current || isRemote(transaction) || handle.current?.matches(":hover");
      if (!isKept) return hide();
      shown = mapBefore(shown, [transaction, ...appendedTransactions]);
      frame ||= requestAnimationFrame(follow);
      return undefined;
    };

    ask.current = blockShown;
    page.addEventListener("pointermove", onMove);
    page.addEventListener("pointerleave", hide);
    editor.on("transaction", onTransaction);
    return () => {
      cancelAnimationFrame(frame);
      page.removeEventListener("pointermove", onMove);
      page.removeEventListener("pointerleave", hide);
      editor.off("transaction", onTransaction);
    };
  }, [editor, handle]);
  return ask;
}

/** Where a block that begins at a position begins afterwards. */
function mapBefore(position: number, transactions: readonly Transaction[]): number | undefined {
  const mapping = new Mapping(transactions.flatMap(({ mapping: { maps } }) => maps));
  const { deletedAfter, pos } = mapping.mapResult(position, 1);
  return deletedAfter ? undefined : pos;
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
