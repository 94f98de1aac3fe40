import type { Editor } from "@tiptap/core";
import { lazy, Suspense } from "react";
import type { FindBarProps } from "./FindBar.tsx";

const FindBar = lazy(() => import("./FindBar.tsx").then((module) => ({ default: module.FindBar })));

export interface FindProps {
  editor: Editor;
  /** What is asked for; nothing while the bar is closed. */
  start: FindBarProps["start"] | undefined;
  onClose: () => void;
}

export function Find({ editor, start, onClose }: FindProps) {
  if (!start) return null;
  return (
    <Suspense fallback={null}>
      <FindBar editor={editor} start={start} onClose={onClose} />
    </Suspense>
  );
}
