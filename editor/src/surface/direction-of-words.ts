import { Extension } from "@tiptap/core";
import type { DOMOutputSpec, Node } from "@tiptap/pm/model";

const names = ["paragraph", "heading", "mention"];

/**
 * Leaves it to the browser to find which way a paragraph, a heading and a name run, so that they need no view and typing
 * no work: arrow keys select by that. It is said on the page alone; no document and no export holds it.
 */
export const directionOfWords = Extension.create({
  name: "directionOfWords",
  onBeforeCreate() {
    for (const name of names) {
      const spec = this.editor.schema.nodes[name]?.spec;
      const draw = spec?.toDOM;
      if (draw) spec.toDOM = (node: Node) => inDirectionOfWords(draw(node));
    }
  },
});

function inDirectionOfWords(drawn: DOMOutputSpec): DOMOutputSpec {
  const [tag, attributes, ...content] = drawn as [string, object, ...unknown[]];
  return [tag, { ...attributes, dir: "auto" }, ...content];
}
