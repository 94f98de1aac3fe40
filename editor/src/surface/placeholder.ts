import { Extension } from "@tiptap/core";
import { Plugin } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";

/** Says in a document without words that one can write there. */
export const placeholder = (words: string) =>
  Extension.create({
    name: "placeholder",
    addProseMirrorPlugins() {
      const { editor } = this;
      return [
        new Plugin({
          props: {
            decorations: ({ doc }) => {
              const { firstChild, childCount } = doc;
              const isEmpty = childCount === 1 && firstChild?.type.name === "paragraph" && firstChild.childCount === 0;
              if (!isEmpty || !editor.isEditable) return null;
              return DecorationSet.create(doc, [
                Decoration.node(0, firstChild.nodeSize, { "data-placeholder": words }),
              ]);
            },
          },
        }),
      ];
    },
  });
