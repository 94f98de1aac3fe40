import type { Editor } from "@tiptap/core";
import { Check, ChevronDown, Copy, WrapText } from "lucide-react";
import { useEffect, useState } from "react";
import { chooseLanguage, copyCode, toggleWrap } from "../blocks/code/code-actions.ts";
import { languageOf } from "../blocks/code/languages.ts";
import { useMessages } from "../messages/MessagesContext.tsx";
import { useNodeElement } from "../panels/useNodeElement.ts";
import { useEditorValue } from "../toolbar/useEditorValue.ts";
import { useFloating } from "../ui/useFloating.ts";
import styles from "./CodeBar.module.css";

/** Above the words, where the styles of code leave room for it. */
const over = (height: number) => -height - 6;

/** What can be done to a code block, in its corner. */
export function CodeBar({ editor, position }: { editor: Editor; position: number }) {
  const { code } = useMessages();
  const language = useEditorValue(editor, () => attributeOf(editor, position, "language"));
  const isWrapped = useEditorValue(editor, () => attributeOf(editor, position, "wrap") !== "false");
  const isEditable = useEditorValue(editor, () => editor.isEditable);
  const anchor = useNodeElement(editor, position);
  const bar = useFloating<HTMLDivElement>(anchor, { placement: "top-end", distance: over, isFlipping: false });
  if (!anchor) return null;
  const shown = languageOf(language)?.label ?? (language || code.plain);
  return (
    <div ref={bar} role="group" aria-label={code.bar} className={styles.bar} contentEditable={false}>
      {isEditable ? (
        <button
          type="button"
          className={styles.button}
          aria-label={`${code.language}: ${shown}`}
          aria-haspopup="dialog"
          onClick={() => chooseLanguage(editor, position)}
        >
          {shown} <ChevronDown size={14} aria-hidden />
        </button>
      ) : (
        <span className={styles.name}>{shown}</span>
      )}
      {isEditable && (
        <button
          type="button"
          className={styles.button}
          aria-label={code.wrap}
          aria-pressed={isWrapped}
          title={code.wrap}
          onClick={() => toggleWrap(editor, position)}
        >
          <WrapText size={16} aria-hidden />
        </button>
      )}
      <CopyButton editor={editor} position={position} />
    </div>
  );
}

function CopyButton({ editor, position }: { editor: Editor; position: number }) {
  const { code } = useMessages();
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), 2_000);
    return () => clearTimeout(timer);
  }, [isCopied]);
  return (
    <>
      <button
        type="button"
        className={styles.button}
        aria-label={code.copy}
        title={code.copy}
        onClick={() => void copyCode(editor, position).then(setCopied)}
      >
        {isCopied ? <Check size={16} aria-hidden /> : <Copy size={16} aria-hidden />}
        {isCopied && code.copied}
      </button>
      <span className="weft-hidden" role="status">
        {isCopied && code.copied}
      </span>
    </>
  );
}

function attributeOf({ state }: Editor, position: number, name: string): string {
  return String(state.doc.nodeAt(position)?.attrs[name] ?? "");
}
