import { type Editor, Extension } from "@tiptap/core";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import type { EditorState, Transaction } from "@tiptap/pm/state";
import { around, moveAround } from "./block-commands.ts";
import { handleDrags } from "./drag-block.ts";
import { isDroppedOnItself } from "./drop-on-itself.ts";

/** As ProseMirror writes them. */
export const blockShortcuts = { menu: "Alt-Enter", moveUp: "Alt-Shift-ArrowUp", moveDown: "Alt-Shift-ArrowDown" };

const key = new PluginKey<number | null>("blockMenu");

/** Before the block whose menu is open. */
export function openBlockMenu(state: EditorState): number | undefined {
  return key.getState(state) ?? undefined;
}

/** `null` closes it. */
export function showBlockMenu(tr: Transaction, position: number | null): Transaction {
  return tr.setMeta(key, { position });
}

/** Of the block around what is selected. */
export function openMenuAround({ state, view, isEditable }: Editor): boolean {
  const found = around(state.selection);
  if (!found || !isEditable) return false;
  view.dispatch(showBlockMenu(state.tr, found.position));
  return true;
}

/** Keys that move a block and open its menu, and where several are dropped; the menu stays with its block while others write. */
export const blockKeys = Extension.create({
  name: "blockKeys",
  // After those of tables, which move rows.
  priority: 10,
  addKeyboardShortcuts() {
    const move = (direction: -1 | 1) => () =>
      this.editor.isEditable && moveAround(direction)(this.editor.state, this.editor.view.dispatch);
    return {
      [blockShortcuts.moveUp]: move(-1),
      [blockShortcuts.moveDown]: move(1),
      [blockShortcuts.menu]: ({ editor }) => openMenuAround(editor),
    };
  },
  addProseMirrorPlugins: () => [
    handleDrags(),
    new Plugin<number | null>({
      key,
      props: { handleDrop: (view, event, _slice, isMoved) => isDroppedOnItself(view, event, isMoved) },
      state: {
        init: () => null,
        apply(tr, position) {
          const meta = tr.getMeta(key) as { position: number | null } | undefined;
          if (meta) return meta.position;
          if (position === null || !tr.docChanged) return position;
          const mapped = tr.mapping.mapResult(position, 1);
          return mapped.deletedAfter ? null : mapped.pos;
        },
      },
    }),
  ],
});
