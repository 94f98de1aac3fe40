import type { Editor } from "@tiptap/core";
import { type RefObject, useCallback, useEffect, useRef } from "react";
import { later } from "../later/later.tsx";
import { useMessages } from "../messages/MessagesContext.tsx";
import type { FindBarProps } from "./FindBar.tsx";
import styles from "./FindBar.module.css";
import { useFind } from "./useFind.ts";

export interface FindProps {
  editor: Editor;
  /** Where its keys are heard. */
  frame: RefObject<HTMLElement | null>;
  /** Told of the way to open it, for those who offer it. */
  onOffer: (open: (() => void) | undefined) => void;
}

/** Find and replace, while it is asked for. */
export function Find({ editor, frame, onOffer }: FindProps) {
  const { start, open, close } = useFind(editor, frame);
  useEffect(() => {
    onOffer(open);
    return () => onOffer(undefined);
  }, [open, onOffer]);
  const typed = useRef<string>(undefined);
  const onTyped = useCallback((words: string) => {
    typed.current = words;
  }, []);
  const takeTyped = useCallback(() => {
    const words = typed.current;
    typed.current = undefined;
    return words;
  }, []);
  if (!start) return null;
  return <FindBar {...{ editor, start, takeTyped, onTyped, onClose: close }} />;
}

interface FirstFieldProps extends FindBarProps {
  onTyped: (words: string) => void;
}

const FindBar = later<FirstFieldProps>(() => import("./FindBar.tsx").then((module) => module.FindBar), FirstField);

/** Takes what is typed while the rest of the bar is on its way, so that it does not get into the text. */
function FirstField({ start, onTyped, onClose }: FirstFieldProps) {
  const { find } = useMessages();
  return (
    <div className={styles.bar} data-find>
      <input
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- it was opened to type into it
        autoFocus
        type="text"
        className={styles.field}
        aria-label={find.find}
        defaultValue={start.words}
        onFocus={(event) => event.target.select()}
        onChange={(event) => {
          onTyped(event.target.value);
        }}
        onKeyDown={(event) => event.key === "Escape" && onClose()}
      />
    </div>
  );
}
