import { mergeAttributes, Node } from "@tiptap/core";
import type { Messages } from "../../messages/english.ts";
import { sizeAttribute, sourceAttributes, toAttributes, wordsAttribute } from "./attributes.ts";
import { FileView } from "./file-view.ts";
import { addressIn, readSource } from "./source.ts";

/** A file to be downloaded: what it is called, what it is, how large it is. */
export function fileBlock(messages: Messages): Node {
  return Node.create({
    name: "file",
    group: "block",
    atom: true,
    draggable: true,
    addAttributes: () => {
      const sources = sourceAttributes(linkIn);
      return {
        ...sources,
        name: wordsAttribute(
          (element) => linkIn(element)?.getAttribute("download") || (element.textContent ?? "").trim(),
        ),
        type: wordsAttribute((element) => linkIn(element)?.getAttribute("type") ?? ""),
        size: sizeAttribute((element) => linkIn(element)?.getAttribute("data-size")),
      };
    },
    parseHTML: () => [
      { tag: 'div[data-type="file"]', priority: 60, getAttrs: (element) => (linkIn(element) ? null : false) },
      { tag: "p", priority: 60, getAttrs: (element) => (isLoneFile(element) ? null : false) },
    ],
    renderHTML: ({ node: { attrs }, HTMLAttributes }) => {
      const { src, name, type, size, by } = attrs;
      const link = toAttributes({ href: src, type, "data-size": size, "data-by": by });
      return [
        "div",
        mergeAttributes({ "data-type": "file" }, HTMLAttributes),
        ["a", { ...link, download: name }, name],
      ];
    },
    renderText: ({ node }) => String(node.attrs["name"]),
    addNodeView:
      () =>
      ({ node, editor, getPos }) =>
        new FileView({ node, editor, getPos, messages }),
  });
}

function linkIn(element: HTMLElement): HTMLAnchorElement | null {
  return element.querySelector("a[href]");
}

/** A paragraph that is nothing but a link to a file of the document, as Markdown has it. */
function isLoneFile(element: HTMLElement): boolean {
  const link = linkIn(element);
  const address = addressIn(readSource(link?.getAttribute("href") ?? null));
  return address !== undefined && link?.textContent?.trim() === element.textContent?.trim();
}
