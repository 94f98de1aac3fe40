import { Node } from "@tiptap/core";
import type { Messages } from "../../messages/english.ts";
import type { Block } from "../block.ts";
import { EmbedView } from "./embed-view.ts";
import { embeddedPage, isEmbeddable } from "./providers.ts";

export const name = "embed";

const embedNode = ({ embeds: messages }: Messages) =>
  Node.create({
    name,
    group: "block",
    atom: true,
    draggable: true,
    addAttributes: () => ({
      url: {
        default: "",
        validate: (value: unknown) => {
          if (value !== "" && !isEmbeddable(value)) throw new RangeError("That page cannot be embedded.");
        },
        parseHTML: (element) => {
          const url = element.getAttribute("data-url") ?? element.getAttribute("src");
          return isEmbeddable(url) ? url : "";
        },
        renderHTML: ({ url }) => ({ "data-url": url }),
      },
    }),
    parseHTML: () => [
      { tag: `figure[data-type="${name}"]` },
      // Of pages that are known: else any page that is pasted would bring its advertisements.
      {
        tag: "iframe[src]",
        getAttrs: (element) => embeddedPage(element.getAttribute("src") ?? "")?.isTrusted === true && null,
      },
    ],
    renderHTML: ({ node, HTMLAttributes }) => {
      const url = String(node.attrs["url"]);
      const link = ["a", { href: url, rel: "noopener noreferrer nofollow" }, url];
      return ["figure", { "data-type": name, ...HTMLAttributes }, ...(isEmbeddable(url) ? [link] : [])];
    },
    renderText: ({ node }) => String(node.attrs["url"]),
    addNodeView:
      () =>
      ({ node }) =>
        new EmbedView(node, messages),
  });

/** A page from elsewhere inside the document. */
export const embed: Block = {
  extensions: [],
  speakingExtensions: (messages) => [embedNode(messages)],
};
