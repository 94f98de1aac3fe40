import { Editor, getSchema } from "@tiptap/core";
import { Node } from "@tiptap/pm/model";
import { TextSelection } from "@tiptap/pm/state";
import { afterAll } from "vitest";
import { Gapcursor } from "@tiptap/extensions/gap-cursor";
import { english } from "../messages/english.ts";
import { blockTools } from "../block-tools.ts";
import { blocks } from "../blocks.ts";
import { addExtensions } from "../blocks/add-extensions.ts";
import { behaviorOf, extensionsOf } from "../blocks/block.ts";

const editors: Editor[] = [];

// A view looks at the page a moment after it was changed, and by then the page of the tests may be gone.
afterAll(() => {
  for (const editor of editors.splice(0)) editor.destroy();
});

/** A document in tests: written as HTML, changed by keys and commands, read as HTML. */
export class Draft {
  readonly editor: Editor;

  constructor(html: string) {
    this.editor = new Editor({
      element: document.body.appendChild(document.createElement("div")),
      extensions: [...extensionsOf(blocks, english), Gapcursor],
      content: html,
      injectCSS: false,
    });
    addExtensions(this.editor, behaviorOf(blockTools, english));
    editors.push(this.editor);
  }

  get html(): string {
    return this.editor.getHTML();
  }

  /** Puts the caret behind words. */
  goesBehind(words: string): this {
    const end = this.#before(words) + words.length;
    return this.selectsBetween(end, end);
  }

  goesBefore(words: string): this {
    const start = this.#before(words);
    return this.selectsBetween(start, start);
  }

  selects(words: string): this {
    const start = this.#before(words);
    return this.selectsBetween(start, start + words.length);
  }

  selectsBetween(from: number, to: number): this {
    const { state, view } = this.editor;
    view.dispatch(state.tr.setSelection(TextSelection.create(state.doc, from, to)));
    return this;
  }

  /** As a person does: letter by letter, through the shortcuts of Markdown. */
  types(words: string): this {
    for (const letter of words) {
      const { view } = this.editor;
      const { from, to } = view.state.selection;
      const insert = () => view.state.tr.insertText(letter, from, to);
      const isTaken = view.someProp("handleTextInput", (take) => take(view, from, to, letter, insert));
      if (!isTaken) view.dispatch(insert());
    }
    return this;
  }

  /** Keys as ProseMirror names them. */
  presses(...keys: string[]): this {
    const { view } = this.editor;
    for (const name of keys) {
      const [key = "", ...modifiers] = name.split("-").toReversed();
      const [ctrlKey, shiftKey, altKey] = ["Mod", "Shift", "Alt"].map((modifier) => modifiers.includes(modifier));
      const event = new KeyboardEvent("keydown", { key, ctrlKey, shiftKey, altKey } as KeyboardEventInit);
      view.someProp("handleKeyDown", (take) => take(view, event));
    }
    return this;
  }

  #before(words: string): number {
    let found = -1;
    this.editor.state.doc.descendants((node, position) => {
      const index = node.isTextblock ? node.textBetween(0, node.content.size, undefined, "\uFFFC").indexOf(words) : -1;
      if (index >= 0 && found < 0) found = position + 1 + index;
    });
    if (found < 0) throw new Error(`There is no “${words}” in ${this.html}.`);
    return found;
  }
}

/** Checks JSON against the schema, as what comes from elsewhere is. */
export function checked(json: object): Node {
  const node = Node.fromJSON(getSchema(extensionsOf(blocks, english)), json);
  node.check();
  return node;
}
