import { Extension } from "@tiptap/core";

/**
 * Tiptap's command waits for the next frame, which in a long document comes after the next keys: they would go into the
 * menu one has just chosen from. This one leads to the text as soon as the transaction it belongs to is shown. The
 * selection is that of the transaction.
 */
export const focusAtOnce = Extension.create({
  name: "focusAtOnce",
  addCommands() {
    const { editor } = this;
    return {
      focus:
        (_position, { scrollIntoView = true } = {}) =>
        ({ dispatch }) => {
          if (!dispatch || editor.view.hasFocus()) return true;
          queueMicrotask(() => {
            if (editor.isDestroyed) return;
            editor.view.focus();
            if (scrollIntoView) editor.commands.scrollIntoView();
          });
          return true;
        },
    };
  },
});
