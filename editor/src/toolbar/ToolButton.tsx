import type { Editor } from "@tiptap/core";
import type { Tool } from "../blocks/block.ts";
import { useMessages } from "../messages/MessagesContext.tsx";
import { icons } from "../ui/icons.ts";
import { shownShortcut } from "./shortcut.ts";
import styles from "./Toolbar.module.css";
import { useEditorValue } from "./useEditorValue.ts";

/** A tool as a button. */
export function ToolButton({ editor, tool }: { editor: Editor; tool: Tool }) {
  const isActive = useEditorValue(editor, () => tool.isActive?.(editor));
  const isEnabled = useEditorValue(editor, () => editor.isEditable && (tool.isEnabled?.(editor) ?? true));
  const label = tool.label(useMessages());
  const title = tool.shortcut ? `${label} (${shownShortcut(tool.shortcut)})` : label;
  const Icon = icons[tool.icon];
  return (
    <button
      type="button"
      className={styles.tool}
      data-stop
      data-tool={tool.name}
      tabIndex={-1}
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
