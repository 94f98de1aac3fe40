import { type AnyExtension, type Editor, resolveExtensions } from "@tiptap/core";

/** The priority of extensions that say nothing about it. */
const usual = 100;

/**
 * Adds extensions to an editor that is shown already: their commands, keys, rules and plugins. They come before those it
 * has, or behind them where their priority is below the usual one. What is in the document and on the page stays.
 */
export function addExtensions(editor: Editor, extensions: readonly AnyExtension[]) {
  const all = resolveExtensions([...extensions]);
  const isLast = ({ config }: AnyExtension) => (config.priority ?? usual) < usual;
  const first = managing(
    editor,
    all.filter((extension) => !isLast(extension)),
  );
  const last = managing(editor, all.filter(isLast));
  Object.assign(editor["commandManager"].rawCommands, first.commands, last.commands);
  const [before, behind] = [first.plugins, last.plugins];
  const [any] = [...before, ...behind];
  if (any) editor.registerPlugin(any, (_any, there) => [...before, ...there, ...behind]);
}

/** Tiptap's manager makes of extensions what ProseMirror needs, but of all of them, and anew. This one is for some. */
function managing(editor: Editor, extensions: AnyExtension[]): Editor["extensionManager"] {
  return Object.create(editor.extensionManager, { extensions: { value: extensions } }) as Editor["extensionManager"];
}
