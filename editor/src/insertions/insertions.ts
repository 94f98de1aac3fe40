import type { Block, Insertion } from "../blocks/block.ts";

/** In the order of the menus. */
export const insertionGroups = ["text", "lists", "structure", "media", "inline"] as const;

export function insertionsOf(blocks: readonly Block[], group: Insertion["group"]): readonly Insertion[] {
  return blocks.flatMap(({ insertions }) => insertions ?? []).filter((insertion) => insertion.group === group);
}
