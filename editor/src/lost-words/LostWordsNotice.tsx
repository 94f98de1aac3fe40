import type { Editor } from "@tiptap/core";
import { useEffect, useId, useState } from "react";
import type { Awareness } from "y-protocols/awareness";
import { bindingOf } from "../binding/binding-plugin.ts";
import { personsAt } from "../collaboration/persons-at.ts";
import { useMessages } from "../messages/MessagesContext.tsx";
import { useEditorValue } from "../toolbar/useEditorValue.ts";
import { Button } from "../ui/Button.tsx";
import { copyText } from "../ui/copy-text.ts";
import type { LostPassage } from "./lost-passages.ts";
import styles from "./LostWordsNotice.module.css";
import { putBack } from "./put-back.ts";

export interface LostWordsNoticeProps {
  editor: Editor;
  awareness: Awareness;
  passage: LostPassage;
  /** How many others wait. */
  more: number;
  onDone: (id: number) => void;
}

export function LostWordsNotice({ editor, awareness, passage, more, onDone }: LostWordsNoticeProps) {
  const { lostWords: messages, rescue } = useMessages();
  const id = useId();
  const isEditable = useEditorValue(editor, () => editor.isEditable);
  const [by] = useState(() => whoIsAt(editor, awareness, passage));
  const [told, setTold] = useState("");
  // A region that speaks has to be there before its words are.
  useEffect(() => setTold(messages.heading(by, passage.paragraphs.length)), [messages, by, passage]);

  async function copy() {
    setTold((await copyText(passage.paragraphs.join("\n\n"))) ? rescue.copied : rescue.copyFailed);
  }

  return (
    <section className={styles.notice} aria-labelledby={id} data-screen-only>
      <h2 id={id} className={styles.heading}>
        {messages.heading(by, passage.paragraphs.length)}
      </h2>
      <blockquote className={styles.words} dir="auto">
        {passage.paragraphs.map((words, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- they never change
          <p key={index}>{words}</p>
        ))}
      </blockquote>
      <div className={styles.actions}>
        {more > 0 && <span className={styles.more}>{messages.more(more)}</span>}
        <Button onClick={() => onDone(passage.id)}>{messages.dismiss}</Button>
        <Button onClick={() => void copy()}>{rescue.copy}</Button>
        {isEditable && (
          <Button
            kind="main"
            onClick={() => {
              putBack(editor, passage);
              onDone(passage.id);
            }}
          >
            {messages.putBack}
          </Button>
        )}
      </div>
      <p role="status" className="weft-hidden">
        {told}
      </p>
    </section>
  );
}

/** Whose caret is where the words were; nobody when that could be several. */
function whoIsAt({ state }: Editor, awareness: Awareness, { place }: LostPassage): string | undefined {
  const position = bindingOf(state).toPosition(place);
  if (position === undefined) return undefined;
  const names = personsAt(state, awareness, Math.max(0, position - 1), Math.min(position + 1, state.doc.content.size));
  return names.length === 1 ? names[0] : undefined;
}
