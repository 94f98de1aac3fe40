import type { Node } from "@tiptap/pm/model";
import { type Command, type EditorState, TextSelection } from "@tiptap/pm/state";

const usual = "    ";

/**
 * Moves the lines of the selection in or out, each by a small change at its beginning: nothing else in them is touched,
 * so that what is not known there stays, and what somebody else types in them meanwhile does too.
 */
export function indentLines(nodeName: string): Command {
  return (state, dispatch) => {
    const code = codeAt(state, nodeName);
    if (!code) return false;
    const { text, from, to, start } = code;
    const unit = unitOf(text);
    const { tr } = state;
    if (from === to) {
      const column = from - lineStart(text, from);
      tr.insertText(unit === "\t" ? unit : unit.slice(column % unit.length), start + from);
    } else {
      for (const line of linesIn(text, from, to).toReversed()) tr.insertText(unit, start + line);
      // A selection that begins with a line still does.
      const begin = start + (from === lineStart(text, from) ? from : tr.mapping.map(start + from) - start);
      tr.setSelection(TextSelection.create(tr.doc, begin, tr.mapping.map(start + to)));
    }
    dispatch?.(tr.scrollIntoView());
    return true;
  };
}

export function outdentLines(nodeName: string): Command {
  return (state, dispatch) => {
    const code = codeAt(state, nodeName);
    if (!code) return false;
    const { text, from, to, start } = code;
    const { length } = unitOf(text);
    const { tr } = state;
    for (const line of linesIn(text, from, to).toReversed()) {
      const [spaces = ""] = /^(?:\t| *)/.exec(text.slice(line, line + length)) ?? [];
      if (spaces !== "") tr.delete(start + line, start + line + spaces.length);
    }
    dispatch?.(tr.scrollIntoView());
    return true;
  };
}

/** A new line begins where the one before begins. The third empty one is left to what leads out of the code. */
export function breakLine(nodeName: string): Command {
  return (state, dispatch) => {
    const code = codeAt(state, nodeName);
    if (!code) return false;
    const { text, from, to } = code;
    if (from === to && to === text.length && text.endsWith("\n\n")) return false;
    const line = text.slice(lineStart(text, from), from);
    const [, indent = "", rest = ""] = /^([ \t]*)(.*)$/s.exec(line) ?? [];
    dispatch?.(state.tr.insertText(`\n${rest === "" ? "" : indent}`).scrollIntoView());
    return true;
  };
}

interface Code {
  readonly text: string;
  readonly start: number;
  readonly from: number;
  readonly to: number;
}

function codeAt({ selection }: EditorState, nodeName: string): Code | undefined {
  const { $from, $to } = selection;
  if ($from.parent.type.name !== nodeName || !$from.sameParent($to)) return undefined;
  return { text: textOf($from.parent), start: $from.start(), from: $from.parentOffset, to: $to.parentOffset };
}

/** One letter for each position, also for what is not text. */
function textOf(node: Node): string {
  return node.textBetween(0, node.content.size, undefined, "\uFFFC");
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf("\n", offset - 1) + 1;
}

/** Where the lines begin; the last one only if something of it is selected. */
function linesIn(text: string, from: number, to: number): number[] {
  const lines = [lineStart(text, from)];
  for (let at = text.indexOf("\n", from); at !== -1 && at + 1 < to; at = text.indexOf("\n", at + 1)) lines.push(at + 1);
  return lines;
}

/** How this code is indented already. */
function unitOf(text: string): string {
  if (/^\t/m.test(text)) return "\t";
  const depths = [...text.matchAll(/^( {2,8})\S/gm)].map(([, spaces = ""]) => spaces.length);
  const least = Math.min(...depths);
  return least < usual.length ? " ".repeat(least) : usual;
}
