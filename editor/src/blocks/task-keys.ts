import { InputRule } from "@tiptap/core";
import { TaskItem } from "@tiptap/extension-list";
import { type EditorState, TextSelection } from "@tiptap/pm/state";
import { isInside } from "./is-inside.ts";

/** What makes a task, and what makes it done; `[ ]` makes one of a bullet as well. */
export const TaskKeys = TaskItem.extend({
  addKeyboardShortcuts() {
    return {
      ...this.parent?.(),
      "Mod-Enter": ({ editor }) =>
        isInside(editor, this.name) &&
        editor.commands.updateAttributes(this.name, { checked: !editor.getAttributes(this.name)["checked"] }),
    };
  },

  addInputRules() {
    return [
      new InputRule({
        find: /^\[([ xX])?\]\s$/,
        handler: ({ state, range, match }) =>
          bulletToTask(state, range, match[1]?.toLowerCase() === "x") ? undefined : null,
      }),
      ...(this.parent?.() ?? []),
    ];
  },
}).configure({ nested: true });

/** Makes a task of the bullet whose line begins at the range. The list goes on before and behind it. */
function bulletToTask({ tr, schema }: EditorState, range: { from: number; to: number }, checked: boolean): boolean {
  const { taskList, taskItem } = schema.nodes;
  const $from = tr.doc.resolve(range.from);
  if ($from.depth < 3 || $from.node(-1).type.name !== "listItem" || $from.index(-1) > 0) return false;
  if (!taskList || !taskItem) return false;
  tr.delete(range.from, range.to);
  const item = tr.doc.resolve(range.from).node(-1);
  let start = $from.before(-1);
  if ($from.indexAfter(-2) < $from.node(-2).childCount) tr.split(start + item.nodeSize);
  if ($from.index(-2) > 0) {
    tr.split(start);
    start += 2;
  }
  tr.replaceWith(
    start - 1,
    start + item.nodeSize + 1,
    taskList.create(null, taskItem.create({ checked }, item.content)),
  );
  tr.setSelection(TextSelection.create(tr.doc, start + 2));
  if (tr.doc.resolve(start - 1).nodeBefore?.type === taskList) tr.join(start - 1);
  return true;
}
