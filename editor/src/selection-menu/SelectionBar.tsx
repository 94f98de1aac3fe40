import type { Editor } from "@tiptap/core";
import { Link } from "lucide-react";
import { type KeyboardEvent, useCallback, useEffect, useLayoutEffect, useState } from "react";
import { createPortal } from "react-dom";
import { clearFormatting } from "../marks/clear-formatting.ts";
import { simpleMarkTools } from "../marks/simple-mark-tools.ts";
import { useMessages } from "../messages/MessagesContext.tsx";
import { ColorTool } from "../toolbar/ColorTool.tsx";
import { LinkPanel } from "../toolbar/LinkTool.tsx";
import { enterBar, keepWayIn, moveFocus } from "../toolbar/roving-focus.ts";
import { ToolButton } from "../toolbar/ToolButton.tsx";
import toolbarStyles from "../toolbar/Toolbar.module.css";
import { useFloating } from "../ui/useFloating.ts";
import styles from "./SelectionBar.module.css";
import { useWordsAnchor } from "./useWordsAnchor.ts";

const wanted = new Set(["bold", "italic", "underline", "strike", "code", "highlight"]);
const tools = [
  ...simpleMarkTools.flatMap(({ tools: all = [] }) => all.filter(({ name }) => wanted.has(name))),
  ...(clearFormatting.tools ?? []),
];

/** Alt+Shift+F10 leads from the words to it, Escape back. It takes no focus by itself. */
export function SelectionBar({ editor }: { editor: Editor }) {
  const { handles, tools: names } = useMessages();
  const [isLinking, setLinking] = useState(false);
  const anchor = useWordsAnchor(
    editor,
    useCallback(() => editor.state.selection, [editor]),
  );
  const bar = useFloating<HTMLDivElement>(anchor, { placement: "top", distance: 8 });
  useLayoutEffect(() => {
    if (bar.current && !isLinking) keepWayIn(bar.current);
  }, [bar, isLinking]);
  useEffect(() => {
    const enter = (event: globalThis.KeyboardEvent) => {
      if (event.key !== "F10" || !event.altKey || !event.shiftKey) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (bar.current) enterBar(bar.current);
    };
    const { dom } = editor.view;
    dom.addEventListener("keydown", enter, true);
    return () => dom.removeEventListener("keydown", enter, true);
  }, [bar, editor]);

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    if (event.key === "Escape") {
      setLinking(false);
      editor.view.focus();
    } else if (!isLinking) moveFocus(event);
  }

  return createPortal(
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- its buttons take the focus, one at a time
    <div
      ref={bar}
      role={isLinking ? "dialog" : "toolbar"}
      aria-label={isLinking ? names.link : handles.selection}
      className={styles.bar}
      data-selection-menu
      onKeyDown={onKeyDown}
    >
      {isLinking ? (
        <LinkPanel editor={editor} onDone={() => setLinking(false)} />
      ) : (
        <>
          {tools.map((tool) => (
            <ToolButton key={tool.name} editor={editor} tool={tool} />
          ))}
          <ColorTool editor={editor} />
          <button
            type="button"
            className={toolbarStyles.tool}
            data-stop
            tabIndex={-1}
            aria-label={handles.linkHere}
            title={handles.linkHere}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => setLinking(true)}
          >
            <Link size={18} aria-hidden />
          </button>
        </>
      )}
    </div>,
    editor.view.dom.closest(".weft") ?? document.body,
  );
}
