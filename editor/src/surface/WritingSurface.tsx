import type { Editor } from "@tiptap/core";
import { useEffect, useRef } from "react";
import type { Replica } from "../collaboration/replica.ts";
import { useMessages } from "../messages/MessagesContext.tsx";
import type { Obstacle } from "./obstacle.ts";
import { useWritingEditor } from "./useWritingEditor.ts";

export interface WritingSurfaceProps {
  replica: Replica;
  isEditable: boolean;
  onEditor: (editor: Editor | undefined) => void;
  /** Called when the document holds something this editor must not touch. */
  onObstacle: (obstacle: Obstacle) => void;
}

/** The text, to be written in. */
export function WritingSurface({ replica, isEditable, onEditor, onObstacle }: WritingSurfaceProps) {
  const element = useRef<HTMLDivElement>(null);
  const editor = useWritingEditor(element, replica, useMessages(), onObstacle);
  useEffect(() => {
    onEditor(editor);
    return () => onEditor(undefined);
  }, [editor, onEditor]);
  useEffect(() => {
    if (!editor || editor.isDestroyed) return;
    editor.setEditable(isEditable);
    editor.view.dom.setAttribute("aria-readonly", String(!isEditable));
  }, [editor, isEditable]);
  return <div ref={element} className="weft-surface" />;
}
