import { Extension } from "@tiptap/core";
import { keydownHandler } from "@tiptap/pm/keymap";
import { type Command, Plugin } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { redo, undo } from "../binding/undo.ts";

/**
 * Undo and redo of the document for the controls of blocks, whose keys ProseMirror does not hear, and for the menus of a
 * browser. A browser's own undo would take back what was typed last anywhere in the text, as it stands in the page.
 */
export const undoAnywhere = Extension.create({
  name: "undoAnywhere",
  addProseMirrorPlugins: () => [new Plugin({ view: listen })],
});

const fields = "textarea, input:not([type=checkbox])";

function listen(view: EditorView) {
  const { dom } = view;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || isField(event.target)) return;
    if (goThroughHistory(view, event)) event.preventDefault();
  };
  // The text is what it comes to also from a field anywhere in the page that has nothing of its own to take back.
  const onBeforeInput = (event: InputEvent) => {
    const command = commands[event.inputType];
    if (!command || isField(event.target)) return;
    event.preventDefault();
    const { activeElement } = document;
    if (dom.contains(activeElement) && !isField(activeElement)) run(view, command);
  };
  dom.addEventListener("keydown", onKeyDown);
  dom.addEventListener("beforeinput", onBeforeInput);
  return {
    destroy() {
      dom.removeEventListener("keydown", onKeyDown);
      dom.removeEventListener("beforeinput", onBeforeInput);
    },
  };
}

const commands: Record<string, Command> = { historyUndo: undo, historyRedo: redo };

/** Whether a key was one of undo or redo, which is done then. */
export const goThroughHistory = keydownHandler({
  "Mod-z": (_state, _dispatch, view) => run(view, undo),
  "Mod-y": (_state, _dispatch, view) => run(view, redo),
  "Shift-Mod-z": (_state, _dispatch, view) => run(view, redo),
});

/** The control that had the focus may have gone with its block. */
function run(view: EditorView | undefined, command: Command): true {
  if (!view) return true;
  command(view.state, view.dispatch);
  if (!document.activeElement || document.activeElement === document.body) view.focus();
  return true;
}

function isField(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches(fields);
}
