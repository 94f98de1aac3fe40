import type { Block } from "../blocks/block.ts";
import { LinkMark } from "./link-mark.ts";

/** Links are made in the toolbar's own panel, see `LinkTool`. */
export const link: Block = {
  extensions: [LinkMark],
};
