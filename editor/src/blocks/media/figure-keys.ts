import type { Editor, KeyboardShortcutCommand } from "@tiptap/core";
import { NodeSelection, TextSelection } from "@tiptap/pm/state";

/** What keys do in a caption and on a selected figure. Tab leads from a selected figure to its controls. */
export function figureKeys(name: string, editor: Editor): Record<string, KeyboardShortcutCommand> {
  return {
    Tab: () => {
      const { selection } = editor.state;
      if (!(selection instanceof NodeSelection) || selection.node.type.name !== name) return false;
      const dom = editor.view.nodeDOM(selection.from) as HTMLElement | null;
      const first = [...(dom?.querySelectorAll<HTMLElement>("button, a[href], [role=slider]") ?? [])].find(
        (control) => control.offsetParent !== null,
      );
      first?.focus();
      return first !== undefined;
    },
    // A caption is one line: the next one is a paragraph below.
    Enter: () => {
      const { $from, empty } = editor.state.selection;
      if ($from.parent.type.name !== name)
        return isSelected(editor, name) && insertBelow(editor, editor.state.selection.to);
      const rest = empty && $from.parentOffset === $from.parent.content.size;
      return rest ? insertBelow(editor, $from.after()) : true;
    },
    // The picture, not the caption, is what stands before the caret there.
    Backspace: () => {
      const { $from, empty } = editor.state.selection;
      if (!empty || $from.parent.type.name !== name || $from.parentOffset > 0) return false;
      return editor.commands.setNodeSelection($from.before());
    },
  };
}

function isSelected({ state: { selection } }: Editor, name: string): boolean {
  return selection instanceof NodeSelection && selection.node.type.name === name;
}

function insertBelow(editor: Editor, position: number): boolean {
  const paragraph = editor.schema.nodes["paragraph"]?.createAndFill();
  if (!paragraph) return false;
  const transaction = editor.state.tr.insert(position, paragraph);
  const selection = TextSelection.create(transaction.doc, position + 1);
  editor.view.dispatch(transaction.setSelection(selection).scrollIntoView());
  return true;
}
