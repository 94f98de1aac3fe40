import type { Editor } from "@tiptap/core";
import { type KeyboardEvent, type ReactNode, useEffect, useLayoutEffect, useRef } from "react";
import type { Block, Tool } from "../blocks/block.ts";
import { blocks } from "../blocks.ts";
import { useMessages } from "../messages/MessagesContext.tsx";
import { simpleMarks } from "../marks/simple-marks.ts";
import { ColorTool } from "./ColorTool.tsx";
import { LinkTool } from "./LinkTool.tsx";
import { enterBar, keepWayIn, moveFocus } from "./roving-focus.ts";
import { StyleSelect } from "./StyleSelect.tsx";
import styles from "./Toolbar.module.css";
import { ToolButton } from "./ToolButton.tsx";
import { useEditorValue } from "./useEditorValue.ts";

const history: Tool[] = [
  {
    name: "undo",
    label: ({ tools }) => tools.undo,
    icon: "undo-2",
    shortcut: "Mod-z",
    isEnabled: (editor) => editor.can().undo(),
    run: (editor) => editor.chain().focus().undo().run(),
  },
  {
    name: "redo",
    label: ({ tools }) => tools.redo,
    icon: "redo-2",
    shortcut: "Mod-Shift-z",
    isEnabled: (editor) => editor.can().redo(),
    run: (editor) => editor.chain().focus().redo().run(),
  },
];

const markTools = simpleMarks.flatMap(toolsOf);
const blockTools = blocks.filter((block) => !simpleMarks.includes(block)).flatMap(toolsOf);

/** Everything that can be done to the text, in one bar. Alt+F10 leads from the text to it, Escape back. */
export function Toolbar({ editor }: { editor: Editor }) {
  const { editor: messages } = useMessages();
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const enter = (event: globalThis.KeyboardEvent) => {
      if (event.key !== "F10" || !event.altKey) return;
      event.preventDefault();
      if (bar.current) enterBar(bar.current);
    };
    const { dom } = editor.view;
    dom.addEventListener("keydown", enter);
    return () => dom.removeEventListener("keydown", enter);
  }, [editor]);

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    if (event.key === "Escape") editor.commands.focus();
    else moveFocus(event);
  }

  const inner = useEditorValue(editor, () => blocks.findIndex((block) => block.innerTools?.isShown(editor)));
  useLayoutEffect(() => {
    if (bar.current) keepWayIn(bar.current);
  }, [inner]);
  return (
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- its buttons take the focus, one at a time
    <div ref={bar} role="toolbar" aria-label={messages.toolbar} className={styles.toolbar} onKeyDown={onKeyDown}>
      <StyleSelect editor={editor} />
      <Group editor={editor} tools={markTools}>
        <ColorTool editor={editor} />
        <LinkTool editor={editor} />
      </Group>
      <Group editor={editor} tools={blockTools} />
      <Group editor={editor} tools={history} />
      {inner !== -1 && (
        <div className={styles.inner}>
          <Group editor={editor} tools={blocks[inner]?.innerTools?.tools ?? []} />
        </div>
      )}
    </div>
  );
}

function Group({ editor, tools, children }: { editor: Editor; tools: readonly Tool[]; children?: ReactNode }) {
  return (
    <div className={styles.group}>
      {tools.map((tool) => (
        <ToolButton key={tool.name} editor={editor} tool={tool} />
      ))}
      {children}
    </div>
  );
}

function toolsOf(block: Block): readonly Tool[] {
  return block.tools ?? [];
}
