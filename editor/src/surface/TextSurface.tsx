import type { Editor } from "@tiptap/core";
import { lazy, Suspense, useEffect, useLayoutEffect, useRef } from "react";
import type { Replica } from "../collaboration/replica.ts";
import { useMessages } from "../messages/MessagesContext.tsx";
import { useBoundEditor } from "./useBoundEditor.ts";

const TableControls = lazy(() =>
  import("../tables/TableControls.tsx").then((module) => ({ default: module.TableControls })),
);

export interface TextSurfaceProps {
  replica: Replica;
  isEditable: boolean;
  onEditor: (editor: Editor | undefined) => void;
}

/** The text, to write in or only to read. */
export function TextSurface({ replica, isEditable, onEditor }: TextSurfaceProps) {
  const element = useRef<HTMLDivElement>(null);
  const editor = useBoundEditor(element, replica, useMessages());
  useEffect(() => {
    onEditor(editor);
    return () => onEditor(undefined);
  }, [editor, onEditor]);
  useLayoutEffect(() => {
    if (!editor || editor.isDestroyed) return;
    editor.setEditable(isEditable);
    editor.view.dom.setAttribute("aria-readonly", String(!isEditable));
  }, [editor, isEditable]);
  return (
    <>
      <div ref={element} className="weft-surface" />
      {editor && (
        <Suspense>
          <TableControls editor={editor} />
        </Suspense>
      )}
    </>
  );
}
