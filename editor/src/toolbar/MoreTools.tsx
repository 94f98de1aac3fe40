import type { Editor } from "@tiptap/core";
import { Ellipsis, Keyboard } from "lucide-react";
import { blockShortcuts, openMenuAround } from "../block-handle/block-keys.ts";
import type { Tool } from "../blocks/block.ts";
import { useMessages } from "../messages/MessagesContext.tsx";
import { Popover } from "../ui/Popover.tsx";
import { type BarItem, furtherTools } from "./bar-items.ts";
import { BarTool } from "./BarTool.tsx";
import { shownShortcut } from "./shortcut.ts";
import styles from "./Toolbar.module.css";
import { ToolButton } from "./ToolButton.tsx";

export interface MoreToolsProps {
  editor: Editor;
  /** What has no room in the bar. */
  items: readonly BarItem[];
  onKeyboardSheet: () => void;
}

/** For fingers, which no handle follows. */
const blockMenu: Tool = {
  name: "blockMenu",
  label: ({ handles }) => handles.menu,
  icon: "grip-vertical",
  shortcut: blockShortcuts.menu,
  run: openMenuAround,
};

/** What is seldom used, or has no room in the bar. */
export function MoreTools({ editor, items, onKeyboardSheet }: MoreToolsProps) {
  const { toolbar, keyboard } = useMessages();
  return (
    <Popover
      label={toolbar.more}
      align="end"
      buttonProps={{ "data-stop": true, tabIndex: -1 } as object}
      buttonClass={styles.tool}
      button={<Ellipsis size={18} aria-hidden />}
    >
      {(close) => (
        <div role="group" aria-label={toolbar.more} className={styles.more}>
          {items.map((item) => (
            <BarTool key={item.name} editor={editor} item={item} />
          ))}
          {furtherTools.map((tool) => (
            <ToolButton key={tool.name} editor={editor} tool={tool} />
          ))}
          <ToolButton editor={editor} tool={blockMenu} />
          <button
            type="button"
            data-stop
            tabIndex={-1}
            className={styles.tool}
            aria-label={keyboard.heading}
            title={`${keyboard.heading} (${shownShortcut("Mod-/")})`}
            onClick={() => {
              close();
              onKeyboardSheet();
            }}
          >
            <Keyboard size={18} aria-hidden />
          </button>
        </div>
      )}
    </Popover>
  );
}
