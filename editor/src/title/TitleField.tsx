import { type KeyboardEvent, useEffect, useRef } from "react";
import type { Replica } from "../collaboration/replica.ts";
import { titleOf } from "../collaboration/roots.ts";
import { useMessages } from "../messages/MessagesContext.tsx";
import { bindField } from "./bind-field.ts";
import styles from "./TitleField.module.css";

export interface TitleFieldProps {
  replica: Replica;
  /** Whoever makes a document names it first. */
  isNew: boolean | undefined;
  isEditable: boolean;
  /** Enter was pressed: the text comes next. */
  onDone: () => void;
  onTitle?: ((title: string) => void) | undefined;
}

export function TitleField({ replica, isNew, isEditable, onDone, onTitle }: TitleFieldProps) {
  const { editor: messages } = useMessages();
  const field = useRef<HTMLTextAreaElement>(null);
  const tellTitle = useRef(onTitle);
  useEffect(() => {
    tellTitle.current = onTitle;
  }, [onTitle]);
  useEffect(() => {
    const element = field.current;
    if (!element) return;
    return bindField(element, titleOf(replica.document), () => {
      fitHeight(element);
      tellTitle.current?.(element.value);
    });
  }, [replica]);

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
    event.preventDefault();
    onDone();
  }

  return (
    <h1 className={styles.heading}>
      <textarea
        ref={field}
        className={styles.title}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the document was just made to be written
        autoFocus={isNew === true && titleOf(replica.document).length === 0}
        rows={1}
        dir="auto"
        aria-label={messages.title}
        placeholder={messages.untitled}
        readOnly={!isEditable}
        spellCheck
        onKeyDown={onKeyDown}
      />
    </h1>
  );
}

/** Where the style sheet cannot say so; to ask for a height lays out the whole page. */
function fitHeight(element: HTMLTextAreaElement) {
  if (CSS.supports("field-sizing", "content")) return;
  element.style.blockSize = "auto";
  element.style.blockSize = `${element.scrollHeight}px`;
}
