import { type Editor, Extension } from "@tiptap/core";
import { CodeBlock } from "@tiptap/extension-code-block";
import { type Command, TextSelection } from "@tiptap/pm/state";
import { isInside } from "../is-inside.ts";
import { copyText } from "../../ui/copy-text.ts";
import type { Block } from "../block.ts";
import { openPanel } from "../panel.ts";
import { highlighting } from "./highlighting.ts";
import { breakLine, indentLines, outdentLines } from "./indentation.ts";
import { isLanguageName } from "./languages.ts";
import { markdownCode } from "./markdown-code.ts";

const name = "codeBlock";

const CodeBlockNode = CodeBlock.extend({
  addAttributes() {
    return {
      language: {
        default: null,
        rendered: false,
        validate: (value: unknown) => {
          if (value !== null && !isLanguageName(value)) throw new RangeError("That is no name of a language.");
        },
        parseHTML: (element: HTMLElement) => languageIn(element),
      },
      wrap: {
        default: true,
        validate: "boolean",
        parseHTML: (element: HTMLElement) => element.dataset["wrap"] !== "off",
        renderHTML: ({ wrap }: Record<string, unknown>) => (wrap === false ? { "data-wrap": "off" } : {}),
      },
    };
  },
});

/** Apart from the node, whose keys come after these. */
const CodeKeys = Extension.create({
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

/** Code, in the colours of its language. */
export const codeBlock: Block = {
  extensions: [CodeBlockNode, CodeKeys],
  markdown: markdownCode,
  styles: [
    {
      name,
      label: ({ tools }) => tools.codeBlock,
      shortcut: "Mod-Alt-c",
      isActive: (editor) => isInside(editor, name),
      apply: (editor) => editor.chain().focus().setCodeBlock().run(),
    },
  ],
  insertions: [
    {
      name,
      label: ({ tools }) => tools.codeBlock,
      words: ({ code }) => code.words,
      typed: "```",
      icon: "square-code",
      group: "structure",
      run: (editor) => editor.chain().focus().setCodeBlock().run(),
    },
  ],
  innerTools: {
    isShown: (editor) => isInside(editor, name),
    tools: [
      {
        name: "language",
        label: ({ code }) => code.language,
        icon: "languages",
        run: (editor) => chooseLanguage(editor, positionOfCode(editor)),
      },
      {
        name: "wrap",
        label: ({ code }) => code.wrap,
        icon: "wrap-text",
        isActive: (editor) => editor.getAttributes(name)["wrap"] !== false,
        run: (editor) => toggleWrap(editor, positionOfCode(editor)),
      },
      {
        name: "copyCode",
        label: ({ code }) => code.copy,
        icon: "copy",
        run: (editor) => void copyCode(editor, positionOfCode(editor)).then(() => editor.commands.focus()),
      },
    ],
  },
};

/** Where the code block with the caret is. */
export function positionOfCode({ state }: Editor): number | undefined {
  const { $head } = state.selection;
  return $head.parent.type.name === name ? $head.before() : undefined;
}

export function chooseLanguage(editor: Editor, position: number | undefined) {
  if (position !== undefined) openPanel(editor.view, "language", position);
}

export function toggleWrap(editor: Editor, position: number | undefined) {
  if (position === undefined) return;
  const { tr, doc } = editor.state;
  editor.view.dispatch(tr.setNodeAttribute(position, "wrap", doc.nodeAt(position)?.attrs["wrap"] === false));
}

/** False when the browser does not allow it. */
export async function copyCode(editor: Editor, position: number | undefined): Promise<boolean> {
  if (position === undefined) return false;
  return copyText(editor.state.doc.nodeAt(position)?.textContent ?? "");
}

/** First the code, then everything. */
const selectCode: Command = ({ selection, tr }, dispatch) => {
  const { $from, $to } = selection;
  if ($from.parent.type.name !== name || !$from.sameParent($to)) return false;
  const [start, end] = [$from.start(), $from.end()];
  if (start === end || (selection.from === start && selection.to === end)) return false;
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, start, end)));
  return true;
};

function languageIn(element: HTMLElement): string | null {
  const classes = [...(element.querySelector("code") ?? element).classList];
  const language = classes.find((each) => each.startsWith("language-"))?.slice("language-".length);
  return isLanguageName(language) ? language : null;
}
