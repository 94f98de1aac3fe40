import type { Editor } from "@tiptap/core";
import { lazy, Suspense } from "react";
import { openPanelOf } from "../blocks/panel.ts";
import { useEditorValue } from "../toolbar/useEditorValue.ts";

const PanelFrame = lazy(() => import("./PanelFrame.tsx").then((module) => ({ default: module.PanelFrame })));

/** The panel that is open beside something in the text, if one is. */
export function BlockPanel({ editor }: { editor: Editor }) {
  const name = useEditorValue(editor, () => openPanelOf(editor.state)?.name);
  const position = useEditorValue(editor, () => openPanelOf(editor.state)?.position);
  if (name === undefined || position === undefined) return null;
  return (
    <Suspense fallback={null}>
      <PanelFrame editor={editor} name={name} position={position} />
    </Suspense>
  );
}
