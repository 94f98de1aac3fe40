import type { Link as MarkdownLink } from "mdast";
import type { Block } from "../blocks/block.ts";
import { LinkMark } from "./link-mark.ts";

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
  extensions: [LinkMark],
};
