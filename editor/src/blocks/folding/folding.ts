import { Extension } from "@tiptap/core";
import { Plugin, type Transaction } from "@tiptap/pm/state";
import { Decoration, type EditorView } from "@tiptap/pm/view";
import type { Messages } from "../../messages/english.ts";
import type { BlockTools } from "../block.ts";
import { FoldButton } from "./fold-button.ts";
import { foldableAround } from "./foldable.ts";
import { changeFolds, type DrawButton, hidersOf, noFolds } from "./folds.ts";
import { foldsKey, toggleFold } from "./toggle-fold.ts";
import { stepOver } from "./step-over.ts";

declare module "@tiptap/core" {
  interface Commands<ReturnType> {
    folding: {
      /** Folds or unfolds what the caret is in the head of: details, a list item, a heading. For this reader alone. */
      toggleFold: () => ReturnType;
      /** Unfolds everything that hides a position. */
      reveal: (position: number) => ReturnType;
    };
  }
}

const Folding = Extension.create<{ messages: Messages | undefined }>({
  name: "folding",
  priority: 200,

  addOptions: () => ({ messages: undefined }),

  addCommands: () => ({
    toggleFold:
      () =>
      ({ state, tr }) => {
        const foldable = foldableAround(state.selection.$head);
        if (foldable) toggleFold(tr, foldable.position);
        return foldable !== undefined;
      },
    reveal:
      (position) =>
      ({ state, tr }) => {
        const hiders = hidersOf(state, position);
        for (const hider of hiders) toggleFold(tr, hider.position);
        return hiders.length > 0;
      },
  }),

  addKeyboardShortcuts: () => ({
    "Mod-Shift-Enter": ({ editor }) => editor.commands.toggleFold(),
    ArrowRight: ({ editor }) => stepOver(editor.view, "right"),
    ArrowDown: ({ editor }) => stepOver(editor.view, "down"),
    ArrowLeft: ({ editor }) => stepOver(editor.view, "left"),
    ArrowUp: ({ editor }) => stepOver(editor.view, "up"),
  }),

  addProseMirrorPlugins() {
    const { editor } = this;
    const messages = this.options.messages?.prose.fold;
    const drawButton: DrawButton = (position, spec) =>
      Decoration.widget(position, (view) => unfoldButton(view, messages?.unfold ?? "…"), {
        ...spec,
        side: 1,
        ignoreSelection: true,
        stopEvent: () => true,
        key: "unfold",
      });
    return [
      new Plugin({
        key: foldsKey,
        state: {
          init: () => noFolds,
          apply: (transaction, folds) => changeFolds(folds, transaction, drawButton),
        },
        props: {
          decorations: (state) => foldsKey.getState(state)?.decorations,
          handleDOMEvents: {
            // The browser found words in what is hidden, and is about to show them.
            beforematch(view, { target }) {
              editor.commands.reveal(view.posAtDOM(target as Node, 0) + 1);
              return false;
            },
          },
        },
        // Where one writes is shown; where others do is not.
        appendTransaction(transactions, _before, state) {
          if (!transactions.some(isOwnMove)) return null;
          const hiders = hidersOf(state, state.selection.head);
          if (hiders.length === 0) return null;
          const { tr } = state;
          for (const { position } of hiders) toggleFold(tr, position);
          return tr;
        },
        view(view) {
          const button = messages ? new FoldButton(view, messages) : undefined;
          return {
            update: (_view, before) => button?.update(before),
            destroy: () => button?.destroy(),
          };
        },
      }),
    ];
  },
});

/** Folding of headings, list items and details. */
export const folding: BlockTools = {
  behavior: (messages) => [Folding.configure({ messages })],
};

function isOwnMove(transaction: Transaction): boolean {
  return (transaction.selectionSet || transaction.docChanged) && transaction.getMeta("addToHistory") !== false;
}

function unfoldButton(view: EditorView, label: string): HTMLElement {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "weft-unfold";
  button.contentEditable = "false";
  button.textContent = "…";
  button.title = label;
  button.setAttribute("aria-label", label);
  button.setAttribute("aria-expanded", "false");
  button.addEventListener("mousedown", (event) => event.preventDefault());
  button.addEventListener("click", () => {
    const foldable = foldableAround(view.state.doc.resolve(view.posAtDOM(button, 0)));
    if (!foldable) return;
    const transaction = view.state.tr;
    toggleFold(transaction, foldable.position);
    view.dispatch(transaction);
    view.focus();
  });
  return button;
}
