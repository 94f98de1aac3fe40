import type { Editor } from "@tiptap/core";
import { blockTools } from "../block-tools.ts";
import { useMessages } from "../messages/MessagesContext.tsx";
import styles from "./Toolbar.module.css";
import { useEditorValue } from "./useEditorValue.ts";

const textStyles = blockTools.flatMap((block) => block.styles ?? []);

/** What kind of text the line with the caret is. */
export function StyleSelect({ editor }: { editor: Editor }) {
  const messages = useMessages();
  const current = useEditorValue(editor, () => textStyles.find((style) => style.isActive(editor))?.name ?? "");
  const isEditable = useEditorValue(editor, () => editor.isEditable);
  return (
    <select
      disabled={!isEditable}
      className={styles.style}
      data-stop
      tabIndex={0}
      aria-label={messages.tools.textStyle}
      title={messages.tools.textStyle}
      value={current}
      onChange={(event) => textStyles.find(({ name }) => name === event.target.value)?.apply(editor)}
    >
      {current === "" && <option value="">–</option>}
      {textStyles.map(({ name, label }) => (
        <option key={name} value={name}>
          {label(messages)}
        </option>
      ))}
    </select>
  );
}
