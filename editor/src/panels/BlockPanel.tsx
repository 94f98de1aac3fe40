import type { Editor } from "@tiptap/core";
import { later } from "../later/later.tsx";
import { openPanelOf } from "../blocks/panel.ts";
import { useEditorValue } from "../toolbar/useEditorValue.ts";

const PanelFrame = later(() => import("./PanelFrame.tsx").then((module) => module.PanelFrame));

/** The panel that is open beside something in the text, if one is. */
export function BlockPanel({ editor }: { editor: Editor }) {
  const name = useEditorValue(editor, () => openPanelOf(editor.state)?.name);
  const position = useEditorValue(editor, () => openPanelOf(editor.state)?.position);
  if (name === undefined || position === undefined) return null;
  return <PanelFrame editor={editor} name={name} position={position} />;
}
