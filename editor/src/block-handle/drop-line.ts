import { Extension } from "@tiptap/core";
import { dropCursor } from "@tiptap/pm/dropcursor";
import { Plugin, type PluginView } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { handleTarget } from "./drag-block.ts";

/** What ProseMirror's drop cursor has and does not tell in its types. */
interface DropCursorView extends PluginView {
  computeTarget(event: DragEvent): number | null;
}

/** Shows where what is dragged would come. */
export const dropLine = Extension.create({
  name: "dropLine",
  addProseMirrorPlugins: () => [new Plugin({ view: lineIn })],
});

function lineIn(view: EditorView): PluginView {
  const line = dropCursor({ class: "weft-drop-cursor", color: false, width: 2 }).spec.view?.(view) as DropCursorView;
  const targetOfOthers = line.computeTarget.bind(line);
  line.computeTarget = (event) => {
    const target = handleTarget(view, event);
    return target === undefined ? targetOfOthers(event) : target;
  };
  return line;
}
