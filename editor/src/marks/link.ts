import type { Link as MarkdownLink } from "mdast";
import type { Block } from "../blocks/block.ts";
import { LinkMark } from "./link-mark.ts";
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
  extensions: [LinkMark],
};

/** What a person typed as an address, completed; `undefined` when it cannot be linked. */
export function toAddress(typed: string): string | undefined {
  const text = typed.trim();
  if (text === "") return undefined;
  const candidates = /^[a-z][a-z0-9+.-]*:/i.test(text) ? [text] : [`https://${text}`];
  if (/^[^\s@/]+@[^\s@/]+\.[^\s@/]+$/.test(text)) candidates.unshift(`mailto:${text}`);
  return candidates.find((candidate) => URL.canParse(candidate) && isSafeAddress(candidate));
}
