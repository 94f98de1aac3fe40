import type { Element, ElementContent } from "hast";
import type { FootnoteDefinition, FootnoteReference } from "mdast";
import type { MarkdownRules } from "../markdown.ts";

/** `[^id]` in the text and `[^id]: …` for what it says; as HTML where Markdown would not find one for the other. */
export const markdown: MarkdownRules = {
  nodes: {
    footnoteReference: ({ attrs }, { document }) =>
      document.children.some((node) => node.type.name === "footnote" && node.attrs["id"] === attrs["id"])
        ? { type: "footnoteReference", ...nameOf(attrs["id"]) }
        : undefined,
    footnote: (node, { document, blocks }) =>
      document.children.includes(node)
        ? ({ type: "footnoteDefinition", ...nameOf(node.attrs["id"]), children: blocks(node) } as FootnoteDefinition)
        : undefined,
  },
  read: {
    footnoteReference: (_state, { identifier }: FootnoteReference) =>
      element("sup", { dataFootnote: identifier.toLowerCase() }, []),
    footnoteDefinition: (state, node: FootnoteDefinition) =>
      element(
        "div",
        { dataFootnoteText: node.identifier.toLowerCase() },
        state.wrap(state.all(node), true) as ElementContent[],
      ),
  },
};

function nameOf(id: string): { identifier: string; label: string } {
  return { identifier: id, label: id };
}

function element(tagName: string, properties: Element["properties"], children: ElementContent[]): Element {
  return { type: "element", tagName, properties, children };
}
