import { Extension } from "@tiptap/core";
import { type Command, TextSelection } from "@tiptap/pm/state";
import { name } from "./code-block.ts";
import { highlighting } from "./highlighting.ts";
import { breakLine, indentLines, outdentLines } from "./indentation.ts";

/** Before the keys that Tiptap has for code. */
export const CodeKeys = Extension.create({
  name: "codeKeys",
  priority: 110,
  addKeyboardShortcuts() {
    const run = (command: Command) => () => command(this.editor.state, this.editor.view.dispatch);
    return {
      Tab: run(indentLines(name)),
      "Shift-Tab": run(outdentLines(name)),
      Enter: run(breakLine(name)),
      "Mod-a": run(selectCode),
    };
  },
  addProseMirrorPlugins: () => [highlighting(name)],
});

/** First the code, then everything. */
const selectCode: Command = ({ selection, tr }, dispatch) => {
  const { $from, $to } = selection;
  if ($from.parent.type.name !== name || !$from.sameParent($to)) return false;
  const [start, end] = [$from.start(), $from.end()];
  if (start === end || (selection.from === start && selection.to === end)) return false;
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, start, end)));
  return true;
};
