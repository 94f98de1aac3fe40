import type { Editor } from "@tiptap/core";
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef } from "react";
import { later } from "../later/later.tsx";
import { canRedo, canUndo } from "../binding/undo.ts";
import type { Tool } from "../blocks/block.ts";
import { useMessages } from "../messages/MessagesContext.tsx";
import { InsertTool } from "../insertions/InsertTool.tsx";
import { useKeyboardSheet } from "../keyboard/useKeyboardSheet.ts";
import { barItems } from "./bar-items.ts";
import { isBarKey } from "./bar-keys.ts";
import { BarTool } from "./BarTool.tsx";
import { InnerTools, innerToolsAt } from "./InnerTools.tsx";
import { MoreTools } from "./MoreTools.tsx";
import { enterBar, keepWayIn, moveFocus } from "./roving-focus.ts";
import { StyleSelect } from "./StyleSelect.tsx";
import styles from "./Toolbar.module.css";
import { ToolButton } from "./ToolButton.tsx";
import { useEditorValue } from "./useEditorValue.ts";
import { useFitting } from "./useFitting.ts";
import { useUncoveredCaret } from "./useUncoveredCaret.ts";

const KeyboardSheet = later(() => import("../keyboard/KeyboardSheet.tsx").then((module) => module.KeyboardSheet));

const history: Tool[] = [
  {
    name: "undo",
    label: ({ tools }) => tools.undo,
    icon: "undo-2",
    shortcut: "Mod-z",
    isEnabled: (editor) => canUndo(editor.state),
    run: (editor) => editor.chain().focus().undo().run(),
  },
  {
    name: "redo",
    label: ({ tools }) => tools.redo,
    icon: "redo-2",
    shortcut: "Mod-Shift-z",
    isEnabled: (editor) => canRedo(editor.state),
    run: (editor) => editor.chain().focus().redo().run(),
  },
];

const names = barItems.map(({ name }) => name);
/** Its keys lead to it in the bar. */
const needed = new Set(["link"]);

/** Everything that can be done to the text, in one bar. Alt+F10 leads from the text to it, Escape back. */
export function Toolbar({ editor }: { editor: Editor }) {
  const { editor: messages } = useMessages();
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const enter = (event: globalThis.KeyboardEvent) => {
      if (!isBarKey(event)) return;
      event.preventDefault();
      if (bar.current) enterBar(bar.current);
    };
    const { dom } = editor.view;
    dom.addEventListener("keydown", enter);
    return () => dom.removeEventListener("keydown", enter);
  }, [editor]);

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    if (event.key !== "Escape") moveFocus(event);
    else if (!isInPanel(event)) editor.commands.focus();
  }

  const shown = useFitting(bar, names, needed);
  const inner = useEditorValue(editor, innerToolsAt);
  useLayoutEffect(() => {
    if (bar.current) keepWayIn(bar.current);
  }, [inner, shown.size]);
  const innerTools = useRef<HTMLDivElement>(null);
  useUncoveredCaret(editor, innerTools, inner);
  const [isSheetOpen, setSheetOpen] = useKeyboardSheet();
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- its buttons take the focus, one at a time */}
      <div ref={bar} role="toolbar" aria-label={messages.toolbar} className={styles.toolbar} onKeyDown={onKeyDown}>
        <div data-fixed className={styles.part}>
          <StyleSelect editor={editor} />
        </div>
        {barItems
          .filter(({ name }) => shown.has(name))
          .map((item) => (
            <div key={item.name} data-part={item.name} data-begins={item.beginsGroup} className={styles.part}>
              <BarTool editor={editor} item={item} />
            </div>
          ))}
        <div data-fixed data-begins className={styles.part}>
          <InsertTool editor={editor} />
          <MoreTools
            editor={editor}
            items={barItems.filter(({ name }) => !shown.has(name))}
            onKeyboardSheet={() => setSheetOpen(true)}
          />
        </div>
        <div data-fixed data-begins className={styles.part}>
          {history.map((tool) => (
            <ToolButton key={tool.name} editor={editor} tool={tool} />
          ))}
        </div>
        {inner !== "" && <InnerTools editor={editor} shown={inner} frame={innerTools} />}
      </div>
      {isSheetOpen && <KeyboardSheet onClose={() => setSheetOpen(false)} />}
    </>
  );
}

/** Escape then closes the panel, or the dialog, and no more. */
function isInPanel({ target, currentTarget }: KeyboardEvent<HTMLElement>): boolean {
  return target instanceof Element && currentTarget.querySelector("[aria-expanded='true']") !== null;
}
