import type { Editor, KeyboardShortcutCommand } from "@tiptap/core";
import { controlsIn } from "./control-keys.ts";
import { NodeSelection, TextSelection } from "@tiptap/pm/state";

/** What keys do in a caption and on a selected figure. Tab leads from either to its controls. */
export function figureKeys(name: string, editor: Editor): Record<string, KeyboardShortcutCommand> {
  return {
    Tab: () => focusControl(editor, name, 0),
    "Shift-Tab": () => focusControl(editor, name, -1),
    // A caption is one paragraph: the next one is below the picture.
    Enter: () => {
      const { $from, to } = editor.state.selection;
      if ($from.parent.type.name === name) return insertBelow(editor, $from.after());
      return isSelected(editor, name) && insertBelow(editor, to);
    },
    // A caption without words is no line in which a browser would put the caret.
    ArrowUp: () => {
      const { $from, empty } = editor.state.selection;
      if (!empty || !$from.parent.isTextblock || !editor.view.endOfTextblock("up")) return false;
      const above = editor.state.doc.resolve($from.before()).nodeBefore;
      if (above?.type.name !== name || above.content.size > 0) return false;
      return editor.commands.setNodeSelection($from.before() - above.nodeSize);
    },
    // The picture, not the caption, is what stands before the caret there.
    Backspace: () => {
      const { $from, empty } = editor.state.selection;
      if (!empty || $from.parent.type.name !== name || $from.parentOffset > 0) return false;
      return editor.commands.setNodeSelection($from.before());
    },
  };
}

function focusControl(editor: Editor, name: string, at: 0 | -1): boolean {
  const { $from, from } = editor.state.selection;
  const isInCaption = $from.parent.type.name === name;
  if (!isInCaption && !isSelected(editor, name)) return false;
  const dom = editor.view.nodeDOM(isInCaption ? $from.before() : from) as HTMLElement | null;
  const control = dom ? controlsIn(dom).at(at) : undefined;
  control?.focus();
  return control !== undefined;
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
