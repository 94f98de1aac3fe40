import type { Editor } from "@tiptap/core";
import { useEffect, useLayoutEffect, useRef } from "react";
import type { Replica } from "../collaboration/replica.ts";
import { useMessages } from "../messages/MessagesContext.tsx";
import { useBoundEditor } from "./useBoundEditor.ts";

export interface TextSurfaceProps {
  replica: Replica;
  isEditable: boolean;
  onEditor: (editor: Editor | undefined) => void;
}

/** The text, to write in or only to read. */
export function TextSurface({ replica, isEditable, onEditor }: TextSurfaceProps) {
  const element = useRef<HTMLDivElement>(null);
  const editor = useBoundEditor(element, { replica, messages: useMessages(), isEditable });
  useEffect(() => {
    onEditor(editor);
    return () => onEditor(undefined);
  }, [editor, onEditor]);
  useLayoutEffect(() => {
    if (!editor || editor.isDestroyed) return;
    if (editor.isEditable !== isEditable) editor.setEditable(isEditable);
    editor.view.dom.setAttribute("aria-readonly", String(!isEditable));
  }, [editor, isEditable]);
  return <div ref={element} className="weft-surface" />;
}
