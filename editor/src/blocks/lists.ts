import type { Block } from "./block.ts";
import { BulletedList, Item, NumberedList } from "./list-nodes.ts";

/** Bulleted and numbered lists, which share their items. */
export const lists: Block = {
  extensions: [BulletedList, NumberedList, Item],
};
