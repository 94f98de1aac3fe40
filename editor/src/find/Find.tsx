import type { Editor } from "@tiptap/core";
import { lazy, Suspense, useCallback, useRef } from "react";
import { useMessages } from "../messages/MessagesContext.tsx";
import type { FindBarProps } from "./FindBar.tsx";
import styles from "./FindBar.module.css";

const FindBar = lazy(() => import("./FindBar.tsx").then((module) => ({ default: module.FindBar })));

export interface FindProps {
  editor: Editor;
  /** What is asked for; nothing while the bar is closed. */
  start: FindBarProps["start"] | undefined;
  onClose: () => void;
}

export function Find({ editor, start, onClose }: FindProps) {
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
  return (
    <Suspense fallback={<FirstField words={start.words} onTyped={onTyped} onClose={onClose} />}>
      <FindBar editor={editor} start={start} takeTyped={takeTyped} onClose={onClose} />
    </Suspense>
  );
}

interface FirstFieldProps {
  words: string;
  onTyped: (words: string) => void;
  onClose: () => void;
}

/** Takes what is typed while the rest of the bar is on its way, so that it does not get into the text. */
function FirstField({ words, onTyped, onClose }: FirstFieldProps) {
  const { find } = useMessages();
  return (
    <div className={styles.bar} data-find>
      <input
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- it was opened to type into it
        autoFocus
        type="text"
        className={styles.field}
        aria-label={find.find}
        defaultValue={words}
        onFocus={(event) => event.target.select()}
        onChange={(event) => {
          onTyped(event.target.value);
        }}
        onKeyDown={(event) => event.key === "Escape" && onClose()}
      />
    </div>
  );
}
