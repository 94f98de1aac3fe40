import { type CommandProps, Extension } from "@tiptap/core";
import { type Command, Plugin, PluginKey } from "@tiptap/pm/state";
import type * as Y from "yjs";
import type { BindingOptions } from "../binding/binding.ts";
import { isRemote } from "../binding/binding-key.ts";
import { bindingPlugin } from "../binding/binding-plugin.ts";
import { redo, undo, undoPlugin } from "../binding/undo.ts";

declare module "@tiptap/core" {
  interface Commands<ReturnType> {
    boundDocument: {
      /** Takes back my last change. */
      undo: () => ReturnType;
      /** Does again what was taken back. */
      redo: () => ReturnType;
    };
  }
}

/** Keeps an editor and the text of a document the same, with an undo of one's own changes. */
export function boundDocument(fragment: Y.XmlFragment, options: BindingOptions): Extension {
  return Extension.create({
    name: "boundDocument",
    priority: 1_000,
    addCommands: () => ({ undo: () => byYjs(undo), redo: () => byYjs(redo) }),
    addKeyboardShortcuts: () => ({
      "Mod-z": ({ editor }) => editor.commands.undo(),
      "Mod-y": ({ editor }) => editor.commands.redo(),
      // Where nothing is to be done again, the key would be taken for the one without Shift.
      "Shift-Mod-z": ({ editor }) => editor.commands.redo() || true,
    }),
    addProseMirrorPlugins() {
      return [bindingPlugin(fragment, options), undoPlugin(), refuseEditsUnless(() => this.editor.isEditable)];
    },
  });
}

/** A command whose outcome comes from Yjs, and not as the transaction that Tiptap has begun for it. */
function byYjs(command: Command) {
  return ({ state, tr, dispatch }: CommandProps) => {
    tr.setMeta("preventDispatch", true);
    return command(state, dispatch);
  };
}

/** Where one may only read, nothing is written, whatever in the page asks for it. */
function refuseEditsUnless(isEditable: () => boolean): Plugin {
  return new Plugin({
    key: new PluginKey("refuseEdits"),
    filterTransaction: (transaction) => !transaction.docChanged || isEditable() || isRemote(transaction),
  });
}
