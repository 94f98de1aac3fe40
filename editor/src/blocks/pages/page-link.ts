import { Node } from "@tiptap/core";
import type { ViewMutationRecord } from "@tiptap/pm/view";
import type { Block } from "../block.ts";
import { KnownPages } from "./known-pages.ts";
import { textAttribute } from "../attribute.ts";

export const name = "pageLink";

declare module "@tiptap/core" {
  interface Storage {
    pageLink: { pages: KnownPages };
  }
}

type Attributes = Readonly<Record<string, unknown>>;

const PageLinkNode = Node.create<object, { pages: KnownPages }>({
  name,
  group: "inline",
  inline: true,
  atom: true,
  addStorage: () => ({ pages: new KnownPages() }),
  addAttributes: () => ({
    ...textAttribute("documentId", "data-document", /^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/),
    ...textAttribute("title", "data-title", /^[^\n\p{Cc}]{1,500}$/u),
  }),
  // Before links to anywhere.
  parseHTML: () => [{ tag: 'a[data-type="page-link"]', priority: 60 }],
  renderHTML: ({ node, HTMLAttributes }) => ["a", { "data-type": "page-link", ...HTMLAttributes }, shown(node.attrs)],
  renderText: ({ node }) => shown(node.attrs),
  addNodeView:
    () =>
    ({ node, editor }) =>
      drawLink(node.attrs, editor.storage.pageLink.pages),
});

/** A link to another document, under the title that it has now. */
export const pageLink: Block = {
  extensions: [PageLinkNode],
};

function drawLink(attrs: Attributes, pages: KnownPages) {
  const documentId = String(attrs["documentId"]);
  const dom = document.createElement("a");
  dom.className = "weft-page-link";
  dom.dir = "auto";
  const show = () => {
    dom.textContent = shownTitle(attrs, pages);
    const address = pages.addressOf(documentId);
    if (address) dom.href = address;
    else dom.removeAttribute("href");
  };
  // In text that can be written in, a browser follows no link by itself.
  const follow = (event: MouseEvent) => {
    event.preventDefault();
    const isElsewhere = event.ctrlKey || event.metaKey || event.button === 1;
    if (dom.href && (isElsewhere || !pages.open(documentId)))
      open(dom.href, isElsewhere ? "_blank" : "_self", "noopener");
  };
  dom.addEventListener("click", follow);
  const unsubscribe = pages.subscribe(show);
  show();
  return { dom, destroy: unsubscribe, ignoreMutation: ({ type }: ViewMutationRecord) => type !== "selection" };
}

/** The title that the document has now, as far as that is known. */
export function shownTitle(attrs: Attributes, pages: KnownPages): string {
  return pages.titleOf(String(attrs["documentId"]))?.trim() || shown(attrs);
}

function shown({ title, documentId }: Attributes): string {
  return String(title) || String(documentId);
}
