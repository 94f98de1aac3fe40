import type { Editor } from "@tiptap/core";
import type { SuggestionSource } from "./suggestion.ts";

/** Begins a name where the caret is, as if somebody had typed it: what can be named is offered. */
export function beginNaming(editor: Editor, trigger: SuggestionSource["trigger"]) {
  const { $from } = editor.state.selection;
  const before = $from.parent.textBetween(0, $from.parentOffset, undefined, "\uFFFC");
  // Behind a letter it would be part of a word.
  const words = trigger === "[[" || /(?:^|\s)$/.test(before) ? trigger : ` ${trigger}`;
  editor.chain().focus().insertContent(words).setMeta("naming", true).run();
}
