import { Link } from "@tiptap/extension-link";
import type { Link as MarkdownLink } from "mdast";
import type { Block } from "../blocks/block.ts";
import { linkRule } from "./link-rule.ts";
import { isSafeAddress } from "./safe-address.ts";

/** Links are made in the toolbar's own panel, see `LinkTool`. */
export const link: Block = {
  markdown: {
    marks: {
      link: ({ attrs }, children) => [
        {
          type: "link",
          url: attrs["href"] ?? "",
          title: attrs["title"],
          children: children as MarkdownLink["children"],
        },
      ],
    },
  },
  extensions: [
    Link.extend({
      inclusive: false,
      addInputRules() {
        return [linkRule(this.type)];
      },
    }).configure({
      openOnClick: false,
      autolink: true,
      linkOnPaste: true,
      defaultProtocol: "https",
      HTMLAttributes: { rel: "noopener noreferrer nofollow", target: "_blank" },
      isAllowedUri: (url) => isSafeAddress(url),
    }),
  ],
};
