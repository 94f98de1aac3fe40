import type { Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import type { Tool } from "../blocks/block.ts";
import { useMessages } from "../messages/MessagesContext.tsx";
import { shownShortcut } from "./shortcut.ts";
import styles from "./Toolbar.module.css";

/** A tool as a button. It renders again only when its own state changes. */
export function ToolButton({ editor, tool, isFirst = false }: { editor: Editor; tool: Tool; isFirst?: boolean }) {
  const { isActive, isEnabled } = useEditorState({
    editor,
    selector: () => ({
      isActive: tool.isActive?.(editor),
      isEnabled: editor.isEditable && (tool.isEnabled?.(editor) ?? true),
    }),
  });
  const label = tool.label(useMessages());
  const title = tool.shortcut ? `${label} (${shownShortcut(tool.shortcut)})` : label;
  const Icon = tool.icon;
  return (
    <button
      type="button"
      className={styles.tool}
      data-stop
      data-tool={tool.name}
      tabIndex={isFirst ? 0 : -1}
      aria-label={label}
      aria-pressed={isActive}
      aria-disabled={!isEnabled}
      title={title}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => isEnabled && tool.run(editor)}
    >
      <Icon size={18} aria-hidden />
    </button>
  );
}
