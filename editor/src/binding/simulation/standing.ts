import { Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import type * as Y from "yjs";
import { areTogether, type Character, charactersOf, isAlive } from "./characters.ts";
import type { HeadlessEditor } from "./headless-editor.ts";

const decorations = new PluginKey<DecorationSet>("standing");

/** Decorations that only follow what transactions say of positions, as those of any plugin do. */
export function decorationsPlugin(): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key: decorations,
    state: {
      init: () => DecorationSet.empty,
      apply: (tr, set, _before, { doc }) => {
        const added: Decoration[] | undefined = tr.getMeta(decorations);
        const mapped = tr.docChanged ? set.map(tr.mapping, tr.doc) : set;
        return added ? mapped.add(doc, added) : mapped;
      },
    },
  });
}

/** Anchors know the characters they stand on; everything else follows what transactions say. */
type What = "everything" | "anchors";

/** What stands on a word: a decoration around it, a widget in it, and anchors at its ends. */
export class Standing {
  readonly word: string;
  readonly #editor: HeadlessEditor;
  readonly #characters: Character[];
  readonly #start: Y.RelativePosition;
  readonly #middle: Y.RelativePosition;
  readonly #end: Y.RelativePosition;
  #isSelected: boolean;
  /** What is not seen for a while may lose what stands on it, but not its anchors. */
  #isSeen = true;

  constructor(editor: HeadlessEditor, word: string, isSelected: boolean) {
    const [from, to] = [editor.before(word), editor.after(word)];
    this.word = word;
    this.#editor = editor;
    this.#characters = charactersOf(word, editor.fragment);
    this.#start = editor.binding.toRelativePosition(from, 1);
    this.#middle = editor.binding.toRelativePosition(from + 2, -1);
    this.#end = editor.binding.toRelativePosition(to, -1);
    this.#isSelected = isSelected;
    const added = [Decoration.inline(from, to, {}, { word }), Decoration.widget(from + 2, noElement, { word })];
    editor.dispatch(editor.state.tr.setMeta(decorations, added));
    if (isSelected) editor.selects(from + 1, to - 1);
  }

  /** Where everything that stands on the word should be, and where it is; nothing when the word is gone. */
  places(what: What): { wanted: object; got: object } | undefined {
    const { document, binding, state } = this.#editor;
    if (!this.#characters.every((character) => isAlive(character, document))) return undefined;
    const isWhole = areTogether(this.#characters, this.#editor.fragment);
    const [from, ...copies] = isWhole ? placesOf(this.#editor, this.word) : [];
    if (from === undefined) this.#isSeen = false;
    if (from === undefined || copies.length > 0) return undefined;
    const to = from + this.word.length;
    const isDecorated = this.#isSeen && what === "everything";
    const isSelected = this.#isSelected && isDecorated;
    const [inline, widget] = isDecorated ? this.#decorations() : [];
    return {
      wanted: {
        anchors: [from, from + 2, to],
        inline: isDecorated ? [from, to] : undefined,
        widget: isDecorated ? from + 2 : undefined,
        selection: isSelected ? [from + 1, to - 1] : undefined,
      },
      got: {
        anchors: [this.#start, this.#middle, this.#end].map((anchor) => binding.toPosition(anchor)),
        inline: inline && [inline.from, inline.to],
        widget: widget?.from,
        selection: isSelected ? [state.selection.anchor, state.selection.head] : undefined,
      },
    };
  }

  #decorations(): [Decoration | undefined, Decoration | undefined] {
    const found = decorations
      .getState(this.#editor.state)
      ?.find(undefined, undefined, ({ word }) => word === this.word);
    return [found?.find(({ from, to }) => from < to), found?.find(({ from, to }) => from === to)];
  }
}

function placesOf(editor: HeadlessEditor, word: string): number[] {
  const found: number[] = [];
  editor.doc.descendants((node, position) => {
    if (!node.isTextblock) return;
    const words = node.textBetween(0, node.content.size, "", "\0");
    for (let index = words.indexOf(word); index >= 0; index = words.indexOf(word, index + 1))
      found.push(position + 1 + index);
  });
  return found;
}

function noElement(): globalThis.Node {
  throw new Error("Nothing is drawn here.");
}
