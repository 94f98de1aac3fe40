import type { BlockTools, Insertion } from "../blocks/block.ts";

/** In the order of the menus. */
export const insertionGroups = ["text", "lists", "structure", "media", "inline"] as const;

export function insertionsOf(blockTools: readonly BlockTools[], group: Insertion["group"]): readonly Insertion[] {
  return blockTools.flatMap(({ insertions }) => insertions ?? []).filter((insertion) => insertion.group === group);
}
