import type { Editor } from "@tiptap/core";
import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef } from "react";
import { closePanel, type PanelName } from "../blocks/panel.ts";
import { useMessages } from "../messages/MessagesContext.tsx";
import { useFloating } from "../ui/useFloating.ts";
import styles from "./Panel.module.css";
import { panels } from "./panels.ts";
import { useNodeElement } from "./useNodeElement.ts";

interface PanelFrameProps {
  editor: Editor;
  name: PanelName;
  position: number;
}

/** A panel beside what it changes. Escape and a click elsewhere close it. */
export function PanelFrame({ editor, name, position }: PanelFrameProps) {
  const messages = useMessages();
  const element = useNodeElement(editor, position);
  const anchor = useMemo(() => (name === "language" && element ? upperEdgeOf(element) : element), [name, element]);
  const isReversed = getComputedStyle(editor.view.dom).direction === "rtl";
  // Under the tools of code, which are at the right in every direction.
  const side = name === "language" && !isReversed ? "end" : "start";
  const frame = useFloating<HTMLDivElement>(anchor, { placement: `bottom-${side}` });
  const leaving = useRef<() => void>(null);
  const close = useCallback(() => closePanel(editor.view), [editor]);
  const done = useCallback(() => {
    close();
    // At once: Tiptap's own way waits for a frame, and the keys pressed until then would be lost.
    editor.view.focus();
  }, [close, editor]);

  useEffect(() => {
    const closeFromOutside = ({ target }: Event) => {
      if (frame.current?.contains(target as Node)) return;
      leaving.current?.();
      close();
    };
    document.addEventListener("pointerdown", closeFromOutside);
    return () => document.removeEventListener("pointerdown", closeFromOutside);
  }, [close, frame]);

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    done();
  }

  const Panel = panels[name];
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- only Escape, of the fields in it
    <div ref={frame} role="dialog" aria-label={messages.panels[name]} className={styles.panel} onKeyDown={onKeyDown}>
      <Panel editor={editor} position={position} leaving={leaving} onDone={done} />
    </div>
  );
}

/** Where the tools of code are: its end may be far from them. */
function upperEdgeOf(element: Element) {
  return {
    contextElement: element,
    getBoundingClientRect: () => {
      const { left, top, width } = element.getBoundingClientRect();
      return new DOMRect(left, top, width, 36);
    },
  };
}
